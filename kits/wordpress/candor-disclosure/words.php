<?php
/**
 * Generated from Candor's words by scripts/kit-words.ts.
 *
 * @package candor-disclosure
 */

defined( 'ABSPATH' ) || exit;

return array(
	'msnFlag' => 'AI-Assisted',
	'modes' => array(
		'ai-autonomous' => array(
			'code' => 'trainedAlgorithmicMedia',
			'uri' => 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
			'ai' => true,
			'schema' => 'https://schema.org/TrainedAlgorithmicMediaDigitalSource',
			'reviewer' => 'forbidden',
		),
		'ai-assisted' => array(
			'code' => 'compositeWithTrainedAlgorithmicMedia',
			'uri' => 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
			'ai' => true,
			'schema' => 'https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource',
			'reviewer' => 'required',
		),
		'human-only' => array(
			'code' => 'digitalCreation',
			'uri' => 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation',
			'ai' => false,
			'schema' => null,
			'reviewer' => 'optional',
		),
	),
	'aliases' => array(
		'no' => 'nb',
		'nn' => 'nb',
		'iw' => 'he',
		'in' => 'id',
		'mo' => 'ro',
		'zh' => 'zh-hans',
		'zh-tw' => 'zh-hant',
		'zh-hk' => 'zh-hant',
		'zh-mo' => 'zh-hant',
	),
	'rightToLeft' => array(
		'0' => 'ar',
		'1' => 'arc',
		'2' => 'azb',
		'3' => 'ckb',
		'4' => 'dv',
		'5' => 'fa',
		'6' => 'glk',
		'7' => 'he',
		'8' => 'iw',
		'9' => 'ji',
		'10' => 'ks',
		'11' => 'lrc',
		'12' => 'mzn',
		'13' => 'nqo',
		'14' => 'pnb',
		'15' => 'prs',
		'16' => 'ps',
		'17' => 'sd',
		'18' => 'sdh',
		'19' => 'syr',
		'20' => 'ug',
		'21' => 'ur',
		'22' => 'yi',
		'23' => 'adlm',
		'24' => 'arab',
		'25' => 'aran',
		'26' => 'hebr',
		'27' => 'mand',
		'28' => 'mend',
		'29' => 'nkoo',
		'30' => 'rohg',
		'31' => 'samr',
		'32' => 'syrc',
		'33' => 'thaa',
		'34' => 'yezi',
	),
	'languages' => array(
		'en' => array(
			'language' => 'en',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'AI-written, no human editor:',
				'ai-assisted' => 'AI-assisted:',
			),
			'sentences' => array(
				'ai-autonomous' => 'AI-written, no human editor.',
				'ai-assisted' => 'AI-assisted.',
			),
			'tags' => array(
				'ai-autonomous' => 'AI-written',
				'ai-assisted' => 'AI-Assisted',
			),
			'statements' => array(
				'ai-autonomous' => 'An AI wrote this article on its own; no human editor reviewed it.',
				'ai-assisted' => 'Written with the help of AI and reviewed by {reviewed_by}.',
				'human-only' => 'Written by a human without generative AI.',
			),
			'sources' => 'Sources',
		),
		'ar' => array(
			'language' => 'ar',
			'direction' => 'rtl',
			'labels' => array(
				'ai-autonomous' => 'نص كتبه الذكاء الاصطناعي دون مراجعة بشرية:',
				'ai-assisted' => 'بمساعدة الذكاء الاصطناعي:',
			),
			'sentences' => array(
				'ai-autonomous' => 'نص كتبه الذكاء الاصطناعي دون مراجعة بشرية.',
				'ai-assisted' => 'بمساعدة الذكاء الاصطناعي.',
			),
			'tags' => array(
				'ai-autonomous' => 'نص كتبه الذكاء الاصطناعي',
				'ai-assisted' => 'بمساعدة الذكاء الاصطناعي',
			),
			'statements' => array(
				'ai-autonomous' => 'كتب الذكاء الاصطناعي هذا المقال بصورة مستقلة، ولم يراجعه أي محرر بشري.',
				'ai-assisted' => 'كُتب بمساعدة الذكاء الاصطناعي. مراجعة: {reviewed_by}.',
				'human-only' => 'كتبه إنسان دون استخدام الذكاء الاصطناعي التوليدي.',
			),
			'sources' => 'المصادر',
		),
		'bg' => array(
			'language' => 'bg',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Текст от ИИ без човешка редакция:',
				'ai-assisted' => 'С помощта на ИИ:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Текст от ИИ без човешка редакция.',
				'ai-assisted' => 'С помощта на ИИ.',
			),
			'tags' => array(
				'ai-autonomous' => 'Текст от ИИ',
				'ai-assisted' => 'С помощта на ИИ',
			),
			'statements' => array(
				'ai-autonomous' => 'Тази статия е написана самостоятелно от изкуствен интелект; никой редактор не я е проверил.',
				'ai-assisted' => 'Написано с помощта на изкуствен интелект и проверено от {reviewed_by}.',
				'human-only' => 'Написано от човек без генеративен изкуствен интелект.',
			),
			'sources' => 'Източници',
		),
		'ca' => array(
			'language' => 'ca',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Text d’IA, sense revisió humana:',
				'ai-assisted' => 'Amb ajuda d’IA:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Text d’IA, sense revisió humana.',
				'ai-assisted' => 'Amb ajuda d’IA.',
			),
			'tags' => array(
				'ai-autonomous' => 'Text d’IA',
				'ai-assisted' => 'Amb ajuda d’IA',
			),
			'statements' => array(
				'ai-autonomous' => 'Una IA ha escrit aquest article de manera autònoma; cap editor humà no l’ha revisat.',
				'ai-assisted' => 'Escrit amb l’ajuda de la IA i revisat per {reviewed_by}.',
				'human-only' => 'Escrit per una persona sense IA generativa.',
			),
			'sources' => 'Fonts',
		),
		'cs' => array(
			'language' => 'cs',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Text AI bez lidské redakce:',
				'ai-assisted' => 'S pomocí AI:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Text AI bez lidské redakce.',
				'ai-assisted' => 'S pomocí AI.',
			),
			'tags' => array(
				'ai-autonomous' => 'Text AI',
				'ai-assisted' => 'S pomocí AI',
			),
			'statements' => array(
				'ai-autonomous' => 'Tento článek napsala samostatně umělá inteligence; žádný redaktor jej nezkontroloval.',
				'ai-assisted' => 'Napsáno s pomocí umělé inteligence. Zkontroloval(a): {reviewed_by}.',
				'human-only' => 'Napsal člověk bez generativní umělé inteligence.',
			),
			'sources' => 'Zdroje',
		),
		'da' => array(
			'language' => 'da',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'AI-tekst uden menneskelig redaktion:',
				'ai-assisted' => 'AI-assisteret:',
			),
			'sentences' => array(
				'ai-autonomous' => 'AI-tekst uden menneskelig redaktion.',
				'ai-assisted' => 'AI-assisteret.',
			),
			'tags' => array(
				'ai-autonomous' => 'AI-tekst',
				'ai-assisted' => 'AI-assisteret',
			),
			'statements' => array(
				'ai-autonomous' => 'En AI har selv skrevet denne artikel; ingen redaktør har gennemgået den.',
				'ai-assisted' => 'Skrevet med hjælp fra AI og gennemgået af {reviewed_by}.',
				'human-only' => 'Skrevet af et menneske uden generativ AI.',
			),
			'sources' => 'Kilder',
		),
		'de' => array(
			'language' => 'de',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'KI-Text ohne menschliche Redaktion:',
				'ai-assisted' => 'KI-gestützt:',
			),
			'sentences' => array(
				'ai-autonomous' => 'KI-Text ohne menschliche Redaktion.',
				'ai-assisted' => 'KI-gestützt.',
			),
			'tags' => array(
				'ai-autonomous' => 'KI-Text',
				'ai-assisted' => 'KI-gestützt',
			),
			'statements' => array(
				'ai-autonomous' => 'Eine KI hat diesen Artikel selbstständig verfasst; kein Mensch hat ihn redigiert.',
				'ai-assisted' => 'Mit Hilfe von KI verfasst; geprüft von {reviewed_by}.',
				'human-only' => 'Von einem Menschen ohne generative KI verfasst.',
			),
			'sources' => 'Quellen',
		),
		'el' => array(
			'language' => 'el',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Κείμενο ΤΝ, χωρίς ανθρώπινη επιμέλεια:',
				'ai-assisted' => 'Με τη βοήθεια ΤΝ:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Κείμενο ΤΝ, χωρίς ανθρώπινη επιμέλεια.',
				'ai-assisted' => 'Με τη βοήθεια ΤΝ.',
			),
			'tags' => array(
				'ai-autonomous' => 'Κείμενο ΤΝ',
				'ai-assisted' => 'Με τη βοήθεια ΤΝ',
			),
			'statements' => array(
				'ai-autonomous' => 'Αυτό το άρθρο το έγραψε αυτόνομα σύστημα τεχνητής νοημοσύνης· κανένας συντάκτης δεν το έλεγξε.',
				'ai-assisted' => 'Γράφτηκε με τη βοήθεια τεχνητής νοημοσύνης. Έλεγχος: {reviewed_by}.',
				'human-only' => 'Γράφτηκε από άνθρωπο χωρίς παραγωγική τεχνητή νοημοσύνη.',
			),
			'sources' => 'Πηγές',
		),
		'es' => array(
			'language' => 'es',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Texto de IA, sin revisión humana:',
				'ai-assisted' => 'Con ayuda de IA:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Texto de IA, sin revisión humana.',
				'ai-assisted' => 'Con ayuda de IA.',
			),
			'tags' => array(
				'ai-autonomous' => 'Texto de IA',
				'ai-assisted' => 'Con ayuda de IA',
			),
			'statements' => array(
				'ai-autonomous' => 'Una IA escribió este artículo de forma autónoma; ningún editor humano lo revisó.',
				'ai-assisted' => 'Escrito con ayuda de IA y revisado por {reviewed_by}.',
				'human-only' => 'Escrito por una persona sin IA generativa.',
			),
			'sources' => 'Fuentes',
		),
		'et' => array(
			'language' => 'et',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Tehisaru kirjutatud, inimtoimetajata:',
				'ai-assisted' => 'Tehisaru abil:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Tehisaru kirjutatud, inimtoimetajata.',
				'ai-assisted' => 'Tehisaru abil.',
			),
			'tags' => array(
				'ai-autonomous' => 'Tehisaru kirjutatud',
				'ai-assisted' => 'Tehisaru abil',
			),
			'statements' => array(
				'ai-autonomous' => 'Selle artikli kirjutas tehisaru iseseisvalt; ükski toimetaja ei ole seda üle vaadanud.',
				'ai-assisted' => 'Kirjutatud tehisaru abil, üle vaadanud {reviewed_by}.',
				'human-only' => 'Kirjutanud inimene ilma generatiivse tehisaruta.',
			),
			'sources' => 'Allikad',
		),
		'fa' => array(
			'language' => 'fa',
			'direction' => 'rtl',
			'labels' => array(
				'ai-autonomous' => 'نوشتهٔ هوش مصنوعی، بدون ویراستار انسانی:',
				'ai-assisted' => 'با کمک هوش مصنوعی:',
			),
			'sentences' => array(
				'ai-autonomous' => 'نوشتهٔ هوش مصنوعی، بدون ویراستار انسانی.',
				'ai-assisted' => 'با کمک هوش مصنوعی.',
			),
			'tags' => array(
				'ai-autonomous' => 'نوشتهٔ هوش مصنوعی',
				'ai-assisted' => 'با کمک هوش مصنوعی',
			),
			'statements' => array(
				'ai-autonomous' => 'این مقاله را هوش مصنوعی به‌طور مستقل نوشته است و هیچ ویراستار انسانی آن را بازبینی نکرده است.',
				'ai-assisted' => 'با کمک هوش مصنوعی نوشته شده است؛ بازبینی: {reviewed_by}.',
				'human-only' => 'نوشتهٔ انسان، بدون هوش مصنوعی مولد.',
			),
			'sources' => 'منابع',
		),
		'fi' => array(
			'language' => 'fi',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Tekoälyn kirjoittama, ei ihmistoimittajaa:',
				'ai-assisted' => 'Tekoälyavusteinen:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Tekoälyn kirjoittama, ei ihmistoimittajaa.',
				'ai-assisted' => 'Tekoälyavusteinen.',
			),
			'tags' => array(
				'ai-autonomous' => 'Tekoälyn kirjoittama',
				'ai-assisted' => 'Tekoälyavusteinen',
			),
			'statements' => array(
				'ai-autonomous' => 'Tekoäly kirjoitti tämän artikkelin itsenäisesti; yksikään toimittaja ei ole tarkistanut sitä.',
				'ai-assisted' => 'Kirjoitettu tekoälyn avulla, tarkistanut {reviewed_by}.',
				'human-only' => 'Ihmisen kirjoittama ilman generatiivista tekoälyä.',
			),
			'sources' => 'Lähteet',
		),
		'fr' => array(
			'language' => 'fr',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Texte généré par IA, sans relecture humaine :',
				'ai-assisted' => 'Assisté par IA :',
			),
			'sentences' => array(
				'ai-autonomous' => 'Texte généré par IA, sans relecture humaine.',
				'ai-assisted' => 'Assisté par IA.',
			),
			'tags' => array(
				'ai-autonomous' => 'Texte généré par IA',
				'ai-assisted' => 'Assisté par IA',
			),
			'statements' => array(
				'ai-autonomous' => 'Une IA a écrit cet article de façon autonome ; aucun rédacteur humain ne l’a relu.',
				'ai-assisted' => 'Rédigé avec l’aide de l’IA et relu par {reviewed_by}.',
				'human-only' => 'Écrit par un être humain sans IA générative.',
			),
			'sources' => 'Sources',
		),
		'ga' => array(
			'language' => 'ga',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Scríofa ag intleacht shaorga, gan eagarthóir daonna:',
				'ai-assisted' => 'Le cúnamh intleachta saorga:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Scríofa ag intleacht shaorga, gan eagarthóir daonna.',
				'ai-assisted' => 'Le cúnamh intleachta saorga.',
			),
			'tags' => array(
				'ai-autonomous' => 'Scríofa ag intleacht shaorga',
				'ai-assisted' => 'Le cúnamh intleachta saorga',
			),
			'statements' => array(
				'ai-autonomous' => 'Scríobh intleacht shaorga an t-alt seo as a stuaim féin; níor athbhreithnigh aon eagarthóir daonna é.',
				'ai-assisted' => 'Scríofa le cúnamh intleachta saorga agus athbhreithnithe ag {reviewed_by}.',
				'human-only' => 'Scríofa ag duine gan intleacht shaorga ghiniúnach.',
			),
			'sources' => 'Foinsí',
		),
		'he' => array(
			'language' => 'he',
			'direction' => 'rtl',
			'labels' => array(
				'ai-autonomous' => 'נכתב בידי בינה מלאכותית, ללא עורך אנושי:',
				'ai-assisted' => 'בסיוע בינה מלאכותית:',
			),
			'sentences' => array(
				'ai-autonomous' => 'נכתב בידי בינה מלאכותית, ללא עורך אנושי.',
				'ai-assisted' => 'בסיוע בינה מלאכותית.',
			),
			'tags' => array(
				'ai-autonomous' => 'נכתב בידי בינה מלאכותית',
				'ai-assisted' => 'בסיוע בינה מלאכותית',
			),
			'statements' => array(
				'ai-autonomous' => 'הכתבה נכתבה באופן עצמאי בידי בינה מלאכותית; שום עורך אנושי לא בדק אותה.',
				'ai-assisted' => 'נכתב בסיוע בינה מלאכותית ונבדק על ידי {reviewed_by}.',
				'human-only' => 'נכתב בידי אדם ללא בינה מלאכותית יוצרת.',
			),
			'sources' => 'מקורות',
		),
		'hi' => array(
			'language' => 'hi',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'एआई द्वारा लिखित, कोई मानव संपादक नहीं:',
				'ai-assisted' => 'एआई की सहायता से:',
			),
			'sentences' => array(
				'ai-autonomous' => 'एआई द्वारा लिखित, कोई मानव संपादक नहीं।',
				'ai-assisted' => 'एआई की सहायता से।',
			),
			'tags' => array(
				'ai-autonomous' => 'एआई द्वारा लिखित',
				'ai-assisted' => 'एआई की सहायता से',
			),
			'statements' => array(
				'ai-autonomous' => 'यह लेख एक एआई ने स्वयं लिखा है; किसी मानव संपादक ने इसकी समीक्षा नहीं की है।',
				'ai-assisted' => 'एआई की सहायता से लिखित; समीक्षा: {reviewed_by}।',
				'human-only' => 'जनरेटिव एआई के बिना एक व्यक्ति द्वारा लिखित।',
			),
			'sources' => 'स्रोत',
		),
		'hr' => array(
			'language' => 'hr',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Tekst umjetne inteligencije, bez ljudske redakcije:',
				'ai-assisted' => 'Uz pomoć umjetne inteligencije:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Tekst umjetne inteligencije, bez ljudske redakcije.',
				'ai-assisted' => 'Uz pomoć umjetne inteligencije.',
			),
			'tags' => array(
				'ai-autonomous' => 'Tekst umjetne inteligencije',
				'ai-assisted' => 'Uz pomoć umjetne inteligencije',
			),
			'statements' => array(
				'ai-autonomous' => 'Ovaj je članak samostalno napisala umjetna inteligencija; nije ga pregledao nijedan urednik.',
				'ai-assisted' => 'Napisano uz pomoć umjetne inteligencije. Tekst je pregledao/la: {reviewed_by}.',
				'human-only' => 'Napisao čovjek bez generativne umjetne inteligencije.',
			),
			'sources' => 'Izvori',
		),
		'hu' => array(
			'language' => 'hu',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'MI által írt szöveg, emberi szerkesztő nélkül:',
				'ai-assisted' => 'MI segítségével:',
			),
			'sentences' => array(
				'ai-autonomous' => 'MI által írt szöveg, emberi szerkesztő nélkül.',
				'ai-assisted' => 'MI segítségével.',
			),
			'tags' => array(
				'ai-autonomous' => 'MI által írt szöveg',
				'ai-assisted' => 'MI segítségével',
			),
			'statements' => array(
				'ai-autonomous' => 'Ezt a cikket egy mesterséges intelligencia önállóan írta; emberi szerkesztő nem ellenőrizte.',
				'ai-assisted' => 'Mesterséges intelligencia segítségével készült, ellenőrizte: {reviewed_by}.',
				'human-only' => 'Ember írta, generatív mesterséges intelligencia nélkül.',
			),
			'sources' => 'Források',
		),
		'id' => array(
			'language' => 'id',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Ditulis AI, tanpa editor manusia:',
				'ai-assisted' => 'Dengan bantuan AI:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Ditulis AI, tanpa editor manusia.',
				'ai-assisted' => 'Dengan bantuan AI.',
			),
			'tags' => array(
				'ai-autonomous' => 'Ditulis AI',
				'ai-assisted' => 'Dengan bantuan AI',
			),
			'statements' => array(
				'ai-autonomous' => 'Artikel ini ditulis AI secara mandiri; tidak ada editor manusia yang memeriksanya.',
				'ai-assisted' => 'Ditulis dengan bantuan AI dan diperiksa oleh {reviewed_by}.',
				'human-only' => 'Ditulis oleh manusia tanpa AI generatif.',
			),
			'sources' => 'Sumber',
		),
		'it' => array(
			'language' => 'it',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Testo scritto dall’IA, senza revisione umana:',
				'ai-assisted' => 'Con l’aiuto dell’IA:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Testo scritto dall’IA, senza revisione umana.',
				'ai-assisted' => 'Con l’aiuto dell’IA.',
			),
			'tags' => array(
				'ai-autonomous' => 'Testo scritto dall’IA',
				'ai-assisted' => 'Con l’aiuto dell’IA',
			),
			'statements' => array(
				'ai-autonomous' => 'Un’intelligenza artificiale ha scritto questo articolo in autonomia; nessun redattore lo ha controllato.',
				'ai-assisted' => 'Scritto con l’aiuto dell’intelligenza artificiale e controllato da {reviewed_by}.',
				'human-only' => 'Scritto da una persona senza intelligenza artificiale generativa.',
			),
			'sources' => 'Fonti',
		),
		'ja' => array(
			'language' => 'ja',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'AI作成・人間の編集なし：',
				'ai-assisted' => 'AI支援：',
			),
			'sentences' => array(
				'ai-autonomous' => 'AI作成・人間の編集なし。',
				'ai-assisted' => 'AI支援。',
			),
			'tags' => array(
				'ai-autonomous' => 'AI作成',
				'ai-assisted' => 'AI支援',
			),
			'statements' => array(
				'ai-autonomous' => 'この記事はAIが自律的に執筆したもので、人間の編集者は確認していません。',
				'ai-assisted' => 'AIの支援を受けて執筆し、{reviewed_by}が確認しました。',
				'human-only' => '生成AIを使わずに人が執筆しました。',
			),
			'sources' => '出典',
		),
		'ko' => array(
			'language' => 'ko',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'AI 작성, 사람의 편집 없음:',
				'ai-assisted' => 'AI 도움으로 작성:',
			),
			'sentences' => array(
				'ai-autonomous' => 'AI 작성, 사람의 편집 없음.',
				'ai-assisted' => 'AI 도움으로 작성.',
			),
			'tags' => array(
				'ai-autonomous' => 'AI 작성',
				'ai-assisted' => 'AI 도움으로 작성',
			),
			'statements' => array(
				'ai-autonomous' => '이 기사는 AI가 스스로 작성했으며, 사람 편집자가 검토하지 않았습니다.',
				'ai-assisted' => 'AI의 도움을 받아 작성했습니다. 검토: {reviewed_by}.',
				'human-only' => '생성형 AI 없이 사람이 작성했습니다.',
			),
			'sources' => '출처',
		),
		'lt' => array(
			'language' => 'lt',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'DI tekstas be žmogaus redagavimo:',
				'ai-assisted' => 'Su DI pagalba:',
			),
			'sentences' => array(
				'ai-autonomous' => 'DI tekstas be žmogaus redagavimo.',
				'ai-assisted' => 'Su DI pagalba.',
			),
			'tags' => array(
				'ai-autonomous' => 'DI tekstas',
				'ai-assisted' => 'Su DI pagalba',
			),
			'statements' => array(
				'ai-autonomous' => 'Šį straipsnį savarankiškai parašė dirbtinis intelektas; joks redaktorius jo netikrino.',
				'ai-assisted' => 'Parašyta naudojant dirbtinį intelektą. Patikrino: {reviewed_by}.',
				'human-only' => 'Parašė žmogus be generatyvinio dirbtinio intelekto.',
			),
			'sources' => 'Šaltiniai',
		),
		'lv' => array(
			'language' => 'lv',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'MI teksts bez cilvēka rediģēšanas:',
				'ai-assisted' => 'Ar MI palīdzību:',
			),
			'sentences' => array(
				'ai-autonomous' => 'MI teksts bez cilvēka rediģēšanas.',
				'ai-assisted' => 'Ar MI palīdzību.',
			),
			'tags' => array(
				'ai-autonomous' => 'MI teksts',
				'ai-assisted' => 'Ar MI palīdzību',
			),
			'statements' => array(
				'ai-autonomous' => 'Šo rakstu patstāvīgi uzrakstīja mākslīgais intelekts; neviens redaktors to nav pārbaudījis.',
				'ai-assisted' => 'Uzrakstīts ar mākslīgā intelekta palīdzību. Pārbaudīja: {reviewed_by}.',
				'human-only' => 'Uzrakstījis cilvēks bez ģeneratīvā mākslīgā intelekta.',
			),
			'sources' => 'Avoti',
		),
		'mt' => array(
			'language' => 'mt',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Miktub mill-IA, mingħajr editur uman:',
				'ai-assisted' => 'Bl-għajnuna tal-IA:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Miktub mill-IA, mingħajr editur uman.',
				'ai-assisted' => 'Bl-għajnuna tal-IA.',
			),
			'tags' => array(
				'ai-autonomous' => 'Miktub mill-IA',
				'ai-assisted' => 'Bl-għajnuna tal-IA',
			),
			'statements' => array(
				'ai-autonomous' => 'Dan l-artiklu kitbitu intelliġenza artifiċjali waħedha; l-ebda editur ma vverifikah.',
				'ai-assisted' => 'Miktub bl-għajnuna tal-intelliġenza artifiċjali u vverifikat minn {reviewed_by}.',
				'human-only' => 'Miktub minn bniedem mingħajr intelliġenza artifiċjali ġenerattiva.',
			),
			'sources' => 'Sorsi',
		),
		'nb' => array(
			'language' => 'nb',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'KI-tekst uten menneskelig redaktør:',
				'ai-assisted' => 'Med hjelp av KI:',
			),
			'sentences' => array(
				'ai-autonomous' => 'KI-tekst uten menneskelig redaktør.',
				'ai-assisted' => 'Med hjelp av KI.',
			),
			'tags' => array(
				'ai-autonomous' => 'KI-tekst',
				'ai-assisted' => 'Med hjelp av KI',
			),
			'statements' => array(
				'ai-autonomous' => 'En KI skrev denne artikkelen på egen hånd; ingen redaktør har gått gjennom den.',
				'ai-assisted' => 'Skrevet med hjelp av KI og gjennomgått av {reviewed_by}.',
				'human-only' => 'Skrevet av et menneske uten generativ KI.',
			),
			'sources' => 'Kilder',
		),
		'nl' => array(
			'language' => 'nl',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Door AI geschreven, zonder menselijke redactie:',
				'ai-assisted' => 'Met hulp van AI:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Door AI geschreven, zonder menselijke redactie.',
				'ai-assisted' => 'Met hulp van AI.',
			),
			'tags' => array(
				'ai-autonomous' => 'Door AI geschreven',
				'ai-assisted' => 'Met hulp van AI',
			),
			'statements' => array(
				'ai-autonomous' => 'Een AI heeft dit artikel zelfstandig geschreven; geen redacteur heeft het nagekeken.',
				'ai-assisted' => 'Geschreven met hulp van AI en nagekeken door {reviewed_by}.',
				'human-only' => 'Door een mens geschreven zonder generatieve AI.',
			),
			'sources' => 'Bronnen',
		),
		'pl' => array(
			'language' => 'pl',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Tekst AI, bez udziału redaktora:',
				'ai-assisted' => 'Z pomocą AI:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Tekst AI, bez udziału redaktora.',
				'ai-assisted' => 'Z pomocą AI.',
			),
			'tags' => array(
				'ai-autonomous' => 'Tekst AI',
				'ai-assisted' => 'Z pomocą AI',
			),
			'statements' => array(
				'ai-autonomous' => 'Ten artykuł napisała samodzielnie sztuczna inteligencja; nie sprawdził go żaden redaktor.',
				'ai-assisted' => 'Napisano z pomocą sztucznej inteligencji. Weryfikacja: {reviewed_by}.',
				'human-only' => 'Napisane przez człowieka bez użycia generatywnej sztucznej inteligencji.',
			),
			'sources' => 'Źródła',
		),
		'pt' => array(
			'language' => 'pt',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Texto de IA, sem revisão humana:',
				'ai-assisted' => 'Com ajuda de IA:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Texto de IA, sem revisão humana.',
				'ai-assisted' => 'Com ajuda de IA.',
			),
			'tags' => array(
				'ai-autonomous' => 'Texto de IA',
				'ai-assisted' => 'Com ajuda de IA',
			),
			'statements' => array(
				'ai-autonomous' => 'Uma IA escreveu este artigo de forma autónoma; nenhum editor humano o reviu.',
				'ai-assisted' => 'Escrito com a ajuda de IA e revisto por {reviewed_by}.',
				'human-only' => 'Escrito por uma pessoa sem IA generativa.',
			),
			'sources' => 'Fontes',
		),
		'pt-br' => array(
			'language' => 'pt-BR',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Texto de IA, sem revisão humana:',
				'ai-assisted' => 'Com ajuda de IA:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Texto de IA, sem revisão humana.',
				'ai-assisted' => 'Com ajuda de IA.',
			),
			'tags' => array(
				'ai-autonomous' => 'Texto de IA',
				'ai-assisted' => 'Com ajuda de IA',
			),
			'statements' => array(
				'ai-autonomous' => 'Uma IA escreveu este texto de forma autônoma; nenhum editor humano o revisou.',
				'ai-assisted' => 'Escrito com a ajuda de IA e revisado por {reviewed_by}.',
				'human-only' => 'Escrito por uma pessoa sem IA generativa.',
			),
			'sources' => 'Fontes',
		),
		'ro' => array(
			'language' => 'ro',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Text scris de IA, fără redactor uman:',
				'ai-assisted' => 'Cu ajutorul IA:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Text scris de IA, fără redactor uman.',
				'ai-assisted' => 'Cu ajutorul IA.',
			),
			'tags' => array(
				'ai-autonomous' => 'Text scris de IA',
				'ai-assisted' => 'Cu ajutorul IA',
			),
			'statements' => array(
				'ai-autonomous' => 'O inteligență artificială a scris singură acest articol; niciun redactor nu l-a verificat.',
				'ai-assisted' => 'Scris cu ajutorul inteligenței artificiale și verificat de {reviewed_by}.',
				'human-only' => 'Scris de un om, fără inteligență artificială generativă.',
			),
			'sources' => 'Surse',
		),
		'ru' => array(
			'language' => 'ru',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Текст ИИ без проверки человеком:',
				'ai-assisted' => 'С помощью ИИ:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Текст ИИ без проверки человеком.',
				'ai-assisted' => 'С помощью ИИ.',
			),
			'tags' => array(
				'ai-autonomous' => 'Текст ИИ',
				'ai-assisted' => 'С помощью ИИ',
			),
			'statements' => array(
				'ai-autonomous' => 'Эту статью самостоятельно написал искусственный интеллект; ни один редактор её не проверял.',
				'ai-assisted' => 'Написано с помощью искусственного интеллекта. Проверка: {reviewed_by}.',
				'human-only' => 'Написано человеком без генеративного искусственного интеллекта.',
			),
			'sources' => 'Источники',
		),
		'sk' => array(
			'language' => 'sk',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Text AI bez ľudskej redakcie:',
				'ai-assisted' => 'S pomocou AI:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Text AI bez ľudskej redakcie.',
				'ai-assisted' => 'S pomocou AI.',
			),
			'tags' => array(
				'ai-autonomous' => 'Text AI',
				'ai-assisted' => 'S pomocou AI',
			),
			'statements' => array(
				'ai-autonomous' => 'Tento článok napísala samostatne umelá inteligencia; neskontroloval ho žiadny redaktor.',
				'ai-assisted' => 'Napísané s pomocou umelej inteligencie. Skontroloval(a): {reviewed_by}.',
				'human-only' => 'Napísal človek bez generatívnej umelej inteligencie.',
			),
			'sources' => 'Zdroje',
		),
		'sl' => array(
			'language' => 'sl',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Besedilo UI brez človeškega urednika:',
				'ai-assisted' => 'S pomočjo UI:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Besedilo UI brez človeškega urednika.',
				'ai-assisted' => 'S pomočjo UI.',
			),
			'tags' => array(
				'ai-autonomous' => 'Besedilo UI',
				'ai-assisted' => 'S pomočjo UI',
			),
			'statements' => array(
				'ai-autonomous' => 'Ta članek je samostojno napisala umetna inteligenca; noben urednik ga ni pregledal.',
				'ai-assisted' => 'Napisano s pomočjo umetne inteligence. Pregled: {reviewed_by}.',
				'human-only' => 'Napisal človek brez generativne umetne inteligence.',
			),
			'sources' => 'Viri',
		),
		'sv' => array(
			'language' => 'sv',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'AI-text utan mänsklig redaktör:',
				'ai-assisted' => 'Med hjälp av AI:',
			),
			'sentences' => array(
				'ai-autonomous' => 'AI-text utan mänsklig redaktör.',
				'ai-assisted' => 'Med hjälp av AI.',
			),
			'tags' => array(
				'ai-autonomous' => 'AI-text',
				'ai-assisted' => 'Med hjälp av AI',
			),
			'statements' => array(
				'ai-autonomous' => 'En AI skrev den här artikeln på egen hand; ingen redaktör har granskat den.',
				'ai-assisted' => 'Skriven med hjälp av AI och granskad av {reviewed_by}.',
				'human-only' => 'Skriven av en människa utan generativ AI.',
			),
			'sources' => 'Källor',
		),
		'sw' => array(
			'language' => 'sw',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Imeandikwa na akili mnemba, bila mhariri binadamu:',
				'ai-assisted' => 'Kwa msaada wa akili mnemba:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Imeandikwa na akili mnemba, bila mhariri binadamu.',
				'ai-assisted' => 'Kwa msaada wa akili mnemba.',
			),
			'tags' => array(
				'ai-autonomous' => 'Imeandikwa na akili mnemba',
				'ai-assisted' => 'Kwa msaada wa akili mnemba',
			),
			'statements' => array(
				'ai-autonomous' => 'Makala hii imeandikwa na akili mnemba yenyewe; hakuna mhariri binadamu aliyeikagua.',
				'ai-assisted' => 'Imeandikwa kwa msaada wa akili mnemba na kukaguliwa na {reviewed_by}.',
				'human-only' => 'Imeandikwa na binadamu bila akili mnemba zalishi.',
			),
			'sources' => 'Vyanzo',
		),
		'tr' => array(
			'language' => 'tr',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Yapay zekâ metni, insan editör yok:',
				'ai-assisted' => 'Yapay zekâ desteğiyle:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Yapay zekâ metni, insan editör yok.',
				'ai-assisted' => 'Yapay zekâ desteğiyle.',
			),
			'tags' => array(
				'ai-autonomous' => 'Yapay zekâ metni',
				'ai-assisted' => 'Yapay zekâ desteğiyle',
			),
			'statements' => array(
				'ai-autonomous' => 'Bu yazıyı bir yapay zekâ kendi başına yazdı; hiçbir insan editör incelemedi.',
				'ai-assisted' => 'Yapay zekâ desteğiyle yazıldı. İnceleyen: {reviewed_by}.',
				'human-only' => 'Üretken yapay zekâ kullanılmadan bir insan tarafından yazıldı.',
			),
			'sources' => 'Kaynaklar',
		),
		'uk' => array(
			'language' => 'uk',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'Текст ШІ без перевірки людиною:',
				'ai-assisted' => 'За допомогою ШІ:',
			),
			'sentences' => array(
				'ai-autonomous' => 'Текст ШІ без перевірки людиною.',
				'ai-assisted' => 'За допомогою ШІ.',
			),
			'tags' => array(
				'ai-autonomous' => 'Текст ШІ',
				'ai-assisted' => 'За допомогою ШІ',
			),
			'statements' => array(
				'ai-autonomous' => 'Цю статтю самостійно написав штучний інтелект; жоден редактор її не перевіряв.',
				'ai-assisted' => 'Написано за допомогою штучного інтелекту. Перевірка: {reviewed_by}.',
				'human-only' => 'Написано людиною без генеративного штучного інтелекту.',
			),
			'sources' => 'Джерела',
		),
		'vi' => array(
			'language' => 'vi',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'AI viết, không có biên tập viên:',
				'ai-assisted' => 'Có AI hỗ trợ:',
			),
			'sentences' => array(
				'ai-autonomous' => 'AI viết, không có biên tập viên.',
				'ai-assisted' => 'Có AI hỗ trợ.',
			),
			'tags' => array(
				'ai-autonomous' => 'AI viết',
				'ai-assisted' => 'Có AI hỗ trợ',
			),
			'statements' => array(
				'ai-autonomous' => 'Bài viết này do AI tự viết; không có biên tập viên nào rà soát.',
				'ai-assisted' => 'Viết với sự hỗ trợ của AI và được {reviewed_by} rà soát.',
				'human-only' => 'Do con người viết, không dùng AI tạo sinh.',
			),
			'sources' => 'Nguồn',
		),
		'zh-hans' => array(
			'language' => 'zh-Hans',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'AI 撰写，无人工编辑：',
				'ai-assisted' => 'AI 辅助：',
			),
			'sentences' => array(
				'ai-autonomous' => 'AI 撰写，无人工编辑。',
				'ai-assisted' => 'AI 辅助。',
			),
			'tags' => array(
				'ai-autonomous' => 'AI 撰写',
				'ai-assisted' => 'AI 辅助',
			),
			'statements' => array(
				'ai-autonomous' => '本文由人工智能自主撰写，未经人类编辑审核。',
				'ai-assisted' => '本文借助人工智能撰写，由 {reviewed_by} 审核。',
				'human-only' => '本文由人撰写，未使用生成式人工智能。',
			),
			'sources' => '来源',
		),
		'zh-hant' => array(
			'language' => 'zh-Hant',
			'direction' => 'ltr',
			'labels' => array(
				'ai-autonomous' => 'AI 撰寫，無人工編輯：',
				'ai-assisted' => 'AI 輔助：',
			),
			'sentences' => array(
				'ai-autonomous' => 'AI 撰寫，無人工編輯。',
				'ai-assisted' => 'AI 輔助。',
			),
			'tags' => array(
				'ai-autonomous' => 'AI 撰寫',
				'ai-assisted' => 'AI 輔助',
			),
			'statements' => array(
				'ai-autonomous' => '本文由人工智慧自主撰寫，未經人類編輯審閱。',
				'ai-assisted' => '本文借助人工智慧撰寫，由 {reviewed_by} 審閱。',
				'human-only' => '本文由人撰寫，未使用生成式人工智慧。',
			),
			'sources' => '資料來源',
		),
	),
);
