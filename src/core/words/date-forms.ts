/**
 * How dates are written, by tags of languages, from Unicode CLDR 48.2.0 (Unicode License v3): the pattern with {d}, {M} and
 * {y}, the twelve months, and the zero of other digits. Written by scripts/renew-dates.ts.
 */
export const dateForms: Readonly<Record<string, string>> = {
  en: '{d} {M} {y}|January|February|March|April|May|June|July|August|September|October|November|December',
  'en-AS en-BI en-CA en-GU en-JP en-MH en-MP en-PH en-PR en-UM en-US en-VI':
    '{M} {d}, {y}|January|February|March|April|May|June|July|August|September|October|November|December',
  ar: '{d} {M} {y}|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر',
  'ar-BH ar-DJ ar-EG ar-ER ar-IL ar-KM ar-KW ar-OM ar-QA ar-SA ar-SD ar-SO ar-SS ar-TD ar-YE':
    '{d} {M} {y}|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|٠',
  'ar-DZ ar-TN':
    '{d} {M} {y}|جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر',
  'ar-IQ ar-JO ar-LB ar-PS ar-SY':
    '{d} {M} {y}|كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول|٠',
  'ar-MA': '{d} {M} {y}|يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر',
  'ar-MR': '{d} {M} {y}|يناير|فبراير|مارس|إبريل|مايو|يونيو|يوليو|أغشت|شتمبر|أكتوبر|نوفمبر|دجمبر|٠',
  bg: '{d} {M} {y} г.|януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември',
  ca: '{d} {M} del {y}|de gener|de febrer|de març|d’abril|de maig|de juny|de juliol|d’agost|de setembre|d’octubre|de novembre|de desembre',
  cs: '{d}. {M} {y}|ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince',
  da: '{d}. {M} {y}|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december',
  de: '{d}. {M} {y}|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember',
  'de-AT de-IT':
    '{d}. {M} {y}|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember',
  el: '{d} {M} {y}|Ιανουαρίου|Φεβρουαρίου|Μαρτίου|Απριλίου|Μαΐου|Ιουνίου|Ιουλίου|Αυγούστου|Σεπτεμβρίου|Οκτωβρίου|Νοεμβρίου|Δεκεμβρίου',
  es: '{d} de {M} de {y}|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre',
  'es-PE es-UY':
    '{d} de {M} de {y}|enero|febrero|marzo|abril|mayo|junio|julio|agosto|setiembre|octubre|noviembre|diciembre',
  et: '{d}. {M} {y}|jaanuar|veebruar|märts|aprill|mai|juuni|juuli|august|september|oktoober|november|detsember',
  fa: '{d} {M} {y}|ژانویهٔ|فوریهٔ|مارس|آوریل|مهٔ|ژوئن|ژوئیهٔ|اوت|سپتامبر|اکتبر|نوامبر|دسامبر|۰',
  'fa-AF': '{d} {M} {y}|جنوری|فبروری|مارچ|اپریل|می|جون|جولای|اگست|سپتمبر|اکتوبر|نومبر|دسمبر|۰',
  fi: '{d}. {M} {y}|tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta|marraskuuta|joulukuuta',
  fr: '{d} {M} {y}|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre',
  ga: '{d} {M} {y}|Eanáir|Feabhra|Márta|Aibreán|Bealtaine|Meitheamh|Iúil|Lúnasa|Meán Fómhair|Deireadh Fómhair|Samhain|Nollaig',
  he: '{d} ב{M} {y}|ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר',
  hi: '{d} {M} {y}|जनवरी|फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर',
  hr: '{d}. {M} {y}.|siječnja|veljače|ožujka|travnja|svibnja|lipnja|srpnja|kolovoza|rujna|listopada|studenoga|prosinca',
  hu: '{y}. {M} {d}.|január|február|március|április|május|június|július|augusztus|szeptember|október|november|december',
  id: '{d} {M} {y}|Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember',
  it: '{d} {M} {y}|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre',
  ja: '{y}年{M}月{d}日|1|2|3|4|5|6|7|8|9|10|11|12',
  ko: '{y}년 {M} {d}일|1월|2월|3월|4월|5월|6월|7월|8월|9월|10월|11월|12월',
  lt: '{y} m. {M} {d} d.|sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio',
  lv: '{y}. gada {d}. {M}|janvāris|februāris|marts|aprīlis|maijs|jūnijs|jūlijs|augusts|septembris|oktobris|novembris|decembris',
  mt: '{d} ta’ {M} {y}|Jannar|Frar|Marzu|April|Mejju|Ġunju|Lulju|Awwissu|Settembru|Ottubru|Novembru|Diċembru',
  nb: '{d}. {M} {y}|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember',
  nl: '{d} {M} {y}|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december',
  pl: '{d} {M} {y}|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia',
  pt: '{d} de {M} de {y}|janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro',
  'pt-BR':
    '{d} de {M} de {y}|janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro',
  ro: '{d} {M} {y}|ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie',
  ru: '{d} {M} {y} г.|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря',
  sk: '{d}. {M} {y}|januára|februára|marca|apríla|mája|júna|júla|augusta|septembra|októbra|novembra|decembra',
  sl: '{d}. {M} {y}|januar|februar|marec|april|maj|junij|julij|avgust|september|oktober|november|december',
  sv: '{d} {M} {y}|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december',
  sw: '{d} {M} {y}|Januari|Februari|Machi|Aprili|Mei|Juni|Julai|Agosti|Septemba|Oktoba|Novemba|Desemba',
  tr: '{d} {M} {y}|Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık',
  uk: '{d} {M} {y} р.|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня',
  vi: '{d} {M}, {y}|tháng 1|tháng 2|tháng 3|tháng 4|tháng 5|tháng 6|tháng 7|tháng 8|tháng 9|tháng 10|tháng 11|tháng 12',
  'zh-Hans': '{y}年{M}月{d}日|1|2|3|4|5|6|7|8|9|10|11|12',
  'zh-Hant': '{y}年{M}月{d}日|1|2|3|4|5|6|7|8|9|10|11|12',
}
