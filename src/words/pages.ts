/** The few words that the frame of a page puts around an article, in the languages that Candor knows. */
import type { Wording } from '../text/language.ts'

export type PageWords = {
  readonly skip: string
  /** Names the navigation to screen readers. */
  readonly site: string
  readonly subscribe: string
  readonly feeds: string
  readonly search: string
  readonly demo: string
  /** What a visitor of the demo must know. */
  readonly sample: string
  readonly published: string
  readonly updated: string
  /** Leads to the next older article. */
  readonly next: string
}

export const pageWords: Wording<PageWords> = {
  en: {
    skip: 'Skip to content',
    site: 'Site',
    subscribe: 'Subscribe',
    feeds: 'All feeds',
    search: 'Search',
    demo: 'Demo',
    sample: 'Sample articles, served to show Candor at work. What they say about how they were made is a sample too.',
    published: 'Published',
    updated: 'Updated',
    next: 'Next article:',
  },
  de: {
    skip: 'Zum Inhalt',
    site: 'Website',
    subscribe: 'Abonnieren',
    feeds: 'Alle Feeds',
    search: 'Suche',
    demo: 'Demo',
    sample: 'Beispielartikel, die Candor bei der Arbeit zeigen. Auch die Angaben zur Entstehung sind Beispiele.',
    published: 'Veröffentlicht',
    updated: 'Geändert',
    next: 'Nächster Artikel:',
  },
  fr: {
    skip: 'Aller au contenu',
    site: 'Site',
    subscribe: 'S’abonner',
    feeds: 'Tous les flux',
    search: 'Recherche',
    demo: 'Démo',
    sample: 'Articles d’exemple, pour montrer Candor à l’œuvre. Les mentions sur leur origine sont aussi des exemples.',
    published: 'Publié',
    updated: 'Modifié',
    next: 'Article suivant :',
  },
  es: {
    skip: 'Ir al contenido',
    site: 'Sitio',
    subscribe: 'Suscribirse',
    feeds: 'Todos los canales',
    search: 'Buscar',
    demo: 'Demostración',
    sample:
      'Artículos de muestra para enseñar cómo trabaja Candor. Lo que dicen sobre su origen también es una muestra.',
    published: 'Publicado',
    updated: 'Actualizado',
    next: 'Artículo siguiente:',
  },
  ar: {
    skip: 'انتقل إلى المحتوى',
    site: 'الموقع',
    subscribe: 'اشترك',
    feeds: 'كل الخلاصات',
    search: 'بحث',
    demo: 'عرض تجريبي',
    sample: 'مقالات نموذجية تُظهر عمل Candor، وما تذكره عن طريقة إعدادها نموذجي أيضًا.',
    published: 'نُشر',
    updated: 'حُدِّث',
    next: 'المقال التالي:',
  },
}
