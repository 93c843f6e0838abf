/**
 * Word lists for generated sentences in five languages: fictional subjects, verbs, objects and
 * times.
 */

type Choices = readonly [string, ...string[]]

export type Words = {
  readonly subjects: Choices
  readonly verbs: Choices
  readonly objects: Choices
  readonly times: Choices
  readonly and: string
  readonly headings: Choices
  /** The text of the link to the first source. */
  readonly source: string
  readonly correction: string
  readonly retraction: string
  readonly reviewer: string
  readonly pictureAlt: string
  /**
   * Minimum characters of a body, for about 5,000 bytes of UTF-8. Arabic takes nearly two bytes per
   * character.
   */
  readonly bodyLength: number
}

/**
 * Splits a list that is separated by semicolons, which is easier to read than many quoted strings.
 */
function choices(line: string): Choices {
  const [first = '', ...others] = line.split('; ')
  return [first, ...others]
}

const en: Words = {
  subjects: choices(
    'the harbour office; the town library; a working group; the weather station; the museum; the council; a team of surveyors; the archive; the school board; the water works; an independent survey; the railway museum',
  ),
  verbs: choices(
    'published; reviewed; compared; described; presented; completed; postponed; corrected; explained; confirmed; measured; translated',
  ),
  objects: choices(
    'the annual report; a list of open questions; the new timetable; the old maps; a plan for the river bank; its figures for the quarter; the results of the survey; a study of local bridges; the rules for visitors; the budget; a catalogue of photographs; the repair of the clock',
  ),
  times: choices(
    'on Monday; this morning; after two years of work; without further comment; for the first time; in a public meeting; before the summer; with the help of volunteers; as planned; late in the evening',
  ),
  and: ', and ',
  headings: choices('What is known; The background; What comes next; The figures; How it began'),
  source: 'according to the record',
  correction: 'An earlier version of this article gave the wrong year.',
  retraction: 'The source on which this article relied has been withdrawn.',
  reviewer: 'Desk editor, generated',
  pictureAlt: 'A quiet harbour under a clear sky',
  bodyLength: 4700,
}

const de: Words = {
  subjects: choices(
    'das Hafenamt; die Stadtbücherei; eine Arbeitsgruppe; die Wetterwarte; das Museum; der Gemeinderat; ein Vermessungstrupp; das Archiv; der Schulausschuss; das Wasserwerk; eine unabhängige Erhebung; das Eisenbahnmuseum',
  ),
  verbs: choices(
    'veröffentlichte; überprüfte; verglich; beschrieb; erläuterte; vollendete; verschob; berichtigte; erklärte; bestätigte; zählte; übersetzte',
  ),
  objects: choices(
    'den Jahresbericht; eine Liste offener Fragen; den neuen Fahrplan; die alten Karten; einen Plan für das Flussufer; die Zahlen des Quartals; die Ergebnisse der Umfrage; eine Studie über Brücken; die Regeln für Besucher; den Haushalt; einen Katalog von Fotografien; die Reparatur der Uhr',
  ),
  times: choices(
    'am Montag; an diesem Morgen; nach zwei Jahren Arbeit; ohne weitere Erläuterung; zum ersten Mal; in öffentlicher Sitzung; vor dem Sommer; mit Hilfe von Freiwilligen; wie geplant; am späten Abend',
  ),
  and: ', und ',
  headings: choices(
    'Was bekannt ist; Der Hintergrund; Wie es weitergeht; Die Zahlen; Wie es begann',
  ),
  source: 'so steht es in den Akten',
  correction: 'In einer früheren Fassung dieses Artikels stand ein falsches Jahr.',
  retraction: 'Die Quelle, auf die sich dieser Artikel stützte, wurde zurückgezogen.',
  reviewer: 'Redaktion vom Dienst, generiert',
  pictureAlt: 'Ein ruhiger Hafen unter klarem Himmel',
  bodyLength: 4700,
}

const fr: Words = {
  subjects: choices(
    'le bureau du port; la bibliothèque municipale; un groupe de travail; la station météo; le musée; le conseil; une équipe de géomètres; le service des archives; le conseil des écoles; le service des eaux; une enquête indépendante; le musée du rail',
  ),
  verbs: choices(
    'a publié; a relu; a comparé; a décrit; a présenté; a achevé; a reporté; a corrigé; a expliqué; a confirmé; a mesuré; a traduit',
  ),
  objects: choices(
    'le rapport annuel; une liste de questions ouvertes; le nouvel horaire; les cartes anciennes; un projet pour la berge; les chiffres du trimestre; les résultats de l’enquête; une étude sur les ponts; les règles pour les visiteurs; le budget; un catalogue de photographies; la réparation de l’horloge',
  ),
  times: choices(
    'lundi; ce matin; après deux ans de travail; sans autre commentaire; pour la première fois; en séance publique; avant l’été; avec l’aide de bénévoles; comme prévu; tard dans la soirée',
  ),
  and: ', et ',
  headings: choices('Ce que l’on sait; Le contexte; La suite; Les chiffres; Les débuts'),
  source: 'd’après le dossier',
  correction: 'Une version antérieure de cet article donnait une mauvaise année.',
  retraction: 'La source sur laquelle reposait cet article a été retirée.',
  reviewer: 'Secrétariat de rédaction, généré',
  pictureAlt: 'Un port calme sous un ciel clair',
  bodyLength: 4700,
}

const es: Words = {
  subjects: choices(
    'la oficina del puerto; la biblioteca municipal; un grupo de trabajo; la estación meteorológica; el museo; el concejo; un equipo de topógrafos; el archivo; la junta escolar; el servicio de aguas; una encuesta independiente; el museo del ferrocarril',
  ),
  verbs: choices(
    'publicó; revisó; comparó; describió; presentó; completó; aplazó; corrigió; explicó; confirmó; midió; tradujo',
  ),
  objects: choices(
    'el informe anual; una lista de preguntas abiertas; el nuevo horario; los mapas antiguos; un plan para la ribera; las cifras del trimestre; los resultados de la encuesta; un estudio sobre los puentes; las normas para visitantes; el presupuesto; un catálogo de fotografías; la reparación del reloj',
  ),
  times: choices(
    'el lunes; esta mañana; tras dos años de trabajo; sin más comentarios; por primera vez; en sesión pública; antes del verano; con la ayuda de voluntarios; según lo previsto; a última hora de la tarde',
  ),
  and: ', y ',
  headings: choices('Lo que se sabe; El contexto; Lo que viene; Las cifras; Cómo empezó'),
  source: 'según el expediente',
  correction: 'Una versión anterior de este artículo daba un año equivocado.',
  retraction: 'La fuente en la que se apoyaba este artículo ha sido retirada.',
  reviewer: 'Redacción de guardia, generada',
  pictureAlt: 'Un puerto tranquilo bajo un cielo despejado',
  bodyLength: 4700,
}

const ar: Words = {
  subjects: choices(
    'مكتب الميناء; مجلس البلدة; فريق العمل; مركز الأرصاد; المتحف; قسم المساحة; الأرشيف; مجلس المدارس; مرفق المياه; استطلاع مستقل; متحف القطارات',
  ),
  verbs: choices('نشر; راجع; قارن; وصف; عرض; أكمل; أجّل; صحّح; شرح; أكّد; ترجم'),
  objects: choices(
    'التقرير السنوي; قائمة الأسئلة المفتوحة; الجدول الجديد; الخرائط القديمة; خطة ضفة النهر; أرقام الربع الأخير; نتائج المسح; دراسة عن الجسور; قواعد الزيارة; الميزانية; فهرس الصور; خطة إصلاح الساعة',
  ),
  times: choices(
    'يوم الاثنين; هذا الصباح; بعد عامين من العمل; دون تعليق آخر; للمرة الأولى; في جلسة علنية; قبل الصيف; بمساعدة متطوعين; كما كان مقررًا; في وقت متأخر من المساء',
  ),
  and: '، و',
  headings: choices('ما هو معروف; الخلفية; ما الذي يلي; الأرقام; كيف بدأ الأمر'),
  source: 'وفقًا للسجل',
  correction: 'ذكرت نسخة سابقة من هذا المقال سنة خاطئة.',
  retraction: 'سُحب المصدر الذي اعتمد عليه هذا المقال.',
  reviewer: 'محرر المناوبة، مولَّد',
  pictureAlt: 'ميناء هادئ تحت سماء صافية',
  bodyLength: 2700,
}

/** By BCP 47 tag. */
export const words = { en, de, fr, es, ar } as const satisfies Readonly<Record<string, Words>>
