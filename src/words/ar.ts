/** Arabic. */
import type { Language } from './language.ts'

export const ar: Language = {
  labels: {
    'ai-autonomous': 'نص كتبه الذكاء الاصطناعي دون مراجعة بشرية:',
    'ai-assisted': 'بمساعدة الذكاء الاصطناعي:',
  },
  labelsWithAi: {
    'ai-autonomous': 'نص كتبه AI دون مراجعة بشرية:',
    'ai-assisted': 'بمساعدة AI:',
  },
  titleLabels: {
    'ai-autonomous': 'ذكاء اصطناعي:',
    'ai-assisted': 'بمساعدة الذكاء الاصطناعي:',
  },
  titleLabelsWithAi: {
    'ai-autonomous': 'AI:',
    'ai-assisted': 'بمساعدة AI:',
  },
  pictures: {
    generated: 'صورة من صنع الذكاء الاصطناعي',
    edited: 'صورة معدلة بالذكاء الاصطناعي',
  },
  statements: {
    'ai-autonomous': 'كتب الذكاء الاصطناعي هذا المقال بصورة مستقلة، ولم يراجعه أي محرر بشري.',
    'ai-assisted': 'كُتب بمساعدة الذكاء الاصطناعي وراجعه {reviewed_by}.',
    'human-only': 'كتبه إنسان دون استخدام الذكاء الاصطناعي التوليدي.',
  },
  references: {
    policy: 'كيف نستخدم الذكاء الاصطناعي',
    sources: 'المصادر',
  },
  entry: {
    corrections: 'تصحيحات',
    retracted: 'سُحب في {date}:',
    sentence: '{label}.',
  },
  families: {
    sources: 'مقالات تستشهد بـ {domain}',
    modes: {
      'ai-autonomous': 'كتبها الذكاء الاصطناعي دون محرر بشري',
      'ai-assisted': 'كُتبت بمساعدة الذكاء الاصطناعي وراجعها بشر',
      'human-only': 'كُتبت دون ذكاء اصطناعي',
    },
    reviewed: 'كتبها بشر أو راجعوها',
    corrections: 'تصحيحات ومقالات مسحوبة',
    archive: 'الأرشيف {part}',
    without: 'دون {topics}',
    search: 'بحث: {words}',
    groups: {
      topics: 'المواضيع',
      sources: 'المصادر المستشهد بها',
      languages: 'اللغات',
      modes: 'كيف أُعدت المقالات',
      '': 'كل المقالات ومختارات منها',
    },
  },
  embeds: {
    back: 'المزيد: {title}',
    nothing: 'لا توجد مقالات بعد.',
  },
  layout: {
    skip: 'انتقل إلى المحتوى',
    site: 'الموقع',
    subscribe: 'اشترك',
    feeds: 'كل الخلاصات',
    search: 'بحث',
    demo: 'عرض تجريبي',
    sample: 'مقالات نموذجية تُظهر عمل Candor، وما تذكره عن طريقة إعدادها نموذجي أيضًا.',
  },
  article: {
    published: 'نُشر',
    updated: 'حُدِّث',
    next: 'المقال التالي:',
  },
  pages: null,
}
