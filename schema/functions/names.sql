-- Names of people, as the eye takes them: BEFORE a row is stored, the checks of reviewers
-- (schema/disclosure-checks.ts) compare skeletons, and an editor gets that of the name.

-- Two names of one skeleton look alike: by Unicode's confusables (UTS #39), in compatible forms
-- (NFKD), in capitals, with other blanks and punctuation or none, with rn for m, vv for w, 1 for l
-- or 0 for o. Accents are kept; hooks and strokes that the table takes from a Latin letter are not.
-- The result is the same for every collation. scripts/look-alikes.ts writes the table. Tables need
-- this function, so 0000_tables.sql creates one before them.
CREATE OR REPLACE FUNCTION candor_skeleton(name text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  skeleton text := name;
  pair text;
  common constant text := 'eaionrtslcmudhgbpkvfzywjxq';
  alike constant text :=
    'ƧƨϨϩᒿᴤꙄꙅꛯꝚꝛƷȜȝɜʒЗзҘҙӠӡჳᲳᴈⳌⳍꝪꝫꞫ𑣊𖼻𝈆Ꮞꮞ𑢯Ƽƽ𑢻БбᏮⳒⳓꮾ𑣕𐓒𑣆𝈒Ȣȣ৪੪𐌚𞣋৭੧୨൭ⳊⳋꝮꝯ𑢬𑣌𑣖ɑΑαАаᎪᗅᴀ⍶⍺Ɑ'
    'ꓮꭺ𐊠𖽀ƀƁƂƃƄƅɃɓʙΒβВЬвьѢѣҌҍᏏᏴᏼᑲᑳᖯᗷᲀᲇꓐꞴꞵꮟ𐊂𐊡𐌁¢ȻȼСсҪҫᏟᲃᴄ₡Ⲥⲥꓚꮯ𐊢𐌂𐐕𐐽𐔜𑣩𑣲🅮🝌ÐðĐđƉƊƋƌɖɗԀԁᎠᏧ'
    'ᑯᗞᗪᴅ₫ꓒꓓꭰꮷɆɇΕεЕеҼҽҾҿᎬᴇ℮⋿ⴹꓰꬲꭼ𐊆𑢦𑢮ƑƒϜϝՔքᖴᵮẝ₽ꓝꜰꞘꞙꬵ𐊇𐊥𐔥𑢢𑣂𝈓ƍƓǤǥɠɡɢԌԍՑցᏀᏳᏻᶃꓖꞬꮐĦħɦʜΗηЋНнћҢңҺ'
    'һӇӈӉӊՀհᎻᏂᏲᏺᕼⱧⱨⲎⲏꓧꚔꚕꞪꮋꮒ𐋏𐓍ıŁłƖƗƚǀȽɨɩɪɫɭʟΙιІіӀӏ׀וןا١ٳ۱ߊᎥᏞᒪᛁᵻᵼ∣⍳⍸⏽ⱢⲒⲓⳐⳑⵏꓡꓲꙆꙇꞮꭵꮮ𐊊𐌉𐌠𐐛𐑃𐔦𑢣'
    '𑢲𑣃𖼖𖼨𝈪𞣇ȷɈɉʝͿϳЈјՅյᎫᒍᴊꓙꞲꭻĸƘƙΚκКкҚқҞҟᏦᛕᴋ₭ⱩⱪⲔⲕꓗꝀꝁꮶ𐔘ɱʍΜμϺϻМмӍӎᎷᗰᛖᴍᵯ₥ⱮⲘⲙꓟꮇ𐊰𐌑𑜀𑣣ƝƞȠɲɳɴΝνՈ'
    'Ռոռበቡᑎᵰ∩⋂Ⲛⲛꓠꓵ𐆎𐔓𝉅ØøƟƩɵʃΘΟΣθοςσϚϛОоѲѳӨөՕօסه٥ھہە۵ۿ߀०০੦૦ଠ୦௦౦೦ഠ൦๐໐တဝ၀ჿዐᎤᎾᏫᲂᲿᴏᴑ∑∫⊖⊝⍬Ⲟⲟⴱⵁⵉⵔ〇ꓳꝊꝋ'
    'ꬽꬾꭍꭴꮎꮻ𐊒𐊫𐐄𐐬𐓂𐓪𐔖𑓐𑢵𑣈𑣗𑣠𝈚🜔ƤƥΡρРрᏢᑭᴘᴩᵽ⍴ⱣⲢⲣꓑꮲ𐊕ʠԚԛԳԶգզⵕꞯƦɌɍɼɽʀГгҒғᎡᎱᏒᖇᴦᵲⱤⲄⲅꓣꭇꭈꭱꮁꮢ𐒴𖼵'
    '𝈖ʂЅѕՏտᏕᏚᵴꓢꜱꟅꮥꮪ𐊖𐐠𐑈𑣁𖼺ŦŧƬƭƮȾʈΤτТтҬҭᎢᲄᲅᴛᵵ₮⊤⍡⟙ⱦⲦⲧꓔꭲ𐊗𐊱𐌕𑢼𖼊🝨ƲɄʉʋΥυՍսሀᏌᑌᴜᵾ∪⋃ꓤꓴꞞꞟꭎꭒꮜ𐓎𐓶𑢸'
    '𑣘𖽂Ѵѵט٧۷Ꮩᐯᴠ∨⋁ⴸꓦꛟꮩ𐆗𐔝𑜆𑢠𑣀𖼈𝈍🜈ƜɯѠѡѼѽԜԝԱաᎳᏇᏔᗯᴡ₩ꓪꝠꝡꮃꮗꮤ𑓅𑜊𑜎𑜏𑣦𑣯𝈢×ΧχХхҲҳᕁᕽ᙭᙮ᚷ╳⤫⤬⨯⨰Ⲭⲭⵝꓫ'
    'Ꭓꭓꭕ𐆖𐊐𐊴𐌗𐌢𐔧𑣬¥ƔƳƴɎɏɣʏΓγУуҮүҰұყᎩᎽᒥᲧᶌỾỿⲨⲩꓬꭚꭹꮍ𐊲𑢤𑣜𖼇𖽃ƵƶȤȥʐΖζᏃᴢᵶꓜꮓ𐋵𑢩𑣄𑣥ᐧꞏᏰᏸẞÆÞƿǷϷϸ𐓄Ŋ'
    'ŒƇƢᎿꮏƸƎƏəӘә∃ⴺꓱƕԊԋɊᶐƆͻϽᴐↃↄꓛꬿ𐐣𐑋𐑂𐐿ΦφФфՓփቀᛰⲪⲫ𐊳ᵳ℩Ʊᘮᘴᵿ℧ɅΛλЛлӅӆ٨۸ᐱᴧᴫⲖⲗⴷꓥꛎ𐊍𐒰𐓘𐓛𖼽⊙☉⨀ⵙꙨꙩ𐓃𐓫'
    'Ꞝꞝ𐐪ꛍ꙾▔͵ֹֺׁׂؘَ॓֜֝݇॔̑ٛ߮᳐꛰͂ٓ̅ٙ߫᳒꛱̌ͮ٘ٚ꙼ׄ۬݀݁߭࣪͘ंਂં்ْ߳࣫ͦ֯۟〬ஂํໍံំ៓゚ⷪ𑌀़়਼઼଼𑇊𑓃ִًࣰؙُ᳭ׅٜ࣭᳝𐨺࣮᳚ٗࣳٝ̕'
    '̶̷̡̧̢᳞༷̹᪷ٖ᳜᳕᳙᳘̠॒͇〭͗ࣸࣿͅऀࣹࣺⷶⷷⷭⷯͲΞΠПпᴨ∏ⲠⲡꛛΨѰѱᛘⲮⲯ𐊵𐓑𐓹Ωᘯᘵ⍵ⲰⲱꙌꙍꞶꞷ𐊶ϏⳤϘ𐊭𐌒ϞϠϬⳜⳝͼДᲁЖЦЧШⲼⲽЩЪᲆЫЭ℈Ю'
    'ЂЉꭠЊЏѤѦѨѪѬѮѸѺѾҀҊҎҐҔҖҜҠҤҦҨҴҶӋӌҸӃ𐒼ӔӶӺӼӾ𝈂ԂԄԆԈԎԒԔԖԘԞԠԢԤԦԨԪԬԮʿ˓ԲԴԵԷԸԹԺԼԽԿՁኔՂՃՆՇՉՋՎՐՒՖ֤֭֮֨ۃ⍥𐋡𐋲'
    '𐋨؏ڧکڪࢱ𐋤يٮںیےࢽࣱࣲؚ̗ٟࣥࣨ۲ꧏ۳𞣉۴۶۹१𑣤̍ېٯࢻࢼݢࢰ݂᪴⃛ݧࢩ𑇋ઽુૂੋ੍્꠰૨૩૪૮ൎਃఃಃഃඃး𑓁𑒒𑒔𑒖𑒘𑒙𑒛𑒪𑒞𑒟𑒠𑒡𑒢'
    '𑒣𑒩𑒧𑒨𑒫𑒝𑒭𑒮𑓄𑒰𑒱𑒹𑓂𑒽𑓑𑓒𑓖௮ர௨ഉ௭ஜജ௧௪ണ௰ഴശ௸ിീಅಆಇಒಜಞಣಯಱಲ೧೨೯ൡറൂൃ෪෫ฃดตมຈซฏทບປຝພຟฦຍ។ๅិីឹឺຸ'
    'ູ່់້໊໋ཪၥᆨᆫᆮᆯᆷᆸᆺᆼᆽᆾᆿᇀᇁᇂᇫᇰᇹՄմԻիɰՊպሣᓑᕀ⍩⊃⸧⊂⸦ᘃᘂᘄᘇᘢᘣᘤ⪫⪪ꓷꓭꚰᛡᛂ⍿𝈿↑↿↾⨡⋄◇◊♢𐊔𑢷🝔⋈⨝𐓐↕ⵣឣᡕᢖᣛ᧐᧑᪀᪐᭒᭓᭘᭜ᲉͶ'
    'ͷИиꚡ𐐥𐑍𝈋ЯяⷨΔδԾծᐃᕷ∆△Ⲇⲇⵠ⸹𐊅𐊣𖼚🜂ỺỼ꙯ᖵℲꓞ𞣌𑢨𞣈く𡿨ⰏꦒⱠȺⱫɐᗄ∀ꓯ𝈗ɒ𐐟ⱲͰͱᎨᎰⱵꚱꭸꮀȿɀⲴ☰Ⲷ𐊸⁞⦙⸽⁝⋮ᷮ⍁⧄ヘᅳ—―─'
    '━㇐一ꟷ⺋䎛㦳⺗搉曶胶幐䐠槩鿃晣朦訞ᅵ⎜⎟⎢⎥⎪⎮㇑⺦㇠⺃㇟⺂㇖⻲㇚ニ⺅イ倂值⺎ハ⺉カ࿖࿕トロ囗啟士填壿タ嬀⺐⺏エ⺒帲⺓⺔⺖戸⺘⺙⻫⺛晩肦胐胊脁脧膧柿樧⻭⺞⺠⺡⺢潙⺣⺤⺨硏⺭⻯⺯絶⺫'
    '⺲⺱⺹⺺腁⺾⺿⻀蔿虁⻁⻂⻄⻃⻅詽讏⻈豣⻉趆跺躛輧⻋⻌⻍郞鎮⻐⻑⻒⻓⻔⻏⻖隸⻘⻙⻚⻛⻜⻝⻟⻠⻢⻤⻥鹃⻨⻩黒⻬⻮⻰꒞꒬꒜꒨꒿꒾꒔꓀꓂꒺꒰꒧ʇ⊥⟂Ʇ𝈜⅁⅂𐐑𖼦𝈕𝈫ꙀꙂꙈᲈꙊꙎꙐꙒ'
    'ꙔꙖꙘ𖼜🜁ꙚꙜꙞꙠꙢꙤꙦꙪꙬꚀꚂꚄꚆꚈꚊꚌꚎꚐꚒꚖꚘꜢꜤꜦꞕꜨꜪꜬꜮꜲꜴꜶꜸꜺꜼͽϿꜾꝂꝄꝆꝈꝌꝎꝐꝒꝔꝖꝘꝜꝞꝢꝤꝦꝨꝬꝹꝻᵹꝾꞀꞂꞄႠⴀꞆɥꞐƐɛЄєԐԑᏋ€⋴⍷ⲈⲉꞒꮛ𐐁'
    '𐐩𑣎𖼭𝈡ꞖꞠꞢꞤꞦꞨɬʞꞸꞺꞼꞾꟀꟂꞔᶎꟇꟉɤꟌ꟎Ꟑ꟒꟔ꟖꟘꟚƛꟵᖷ𝈰𑇜ꦣ꧆꩓꩖⊕⨁Ꚛꚛ🜨▽𝈔🜄⧖𐏑𐏓𒀸Ꞛꞛ𐐺𐒠☥𓋹𐳼𐳺𑗘𑗙𑗚𑗛𑗜𑗝𑲲'
    '⅃ǃɁɂʔʹʻʼʽʾ˂˃˄ˆˈˊˋː˗˴˸՚՝։׃י׳؍٠٫٭۔۰܁܂܃܄ߴߵߺॽᎮ᐀ᐳᐸᑊ ᚲᛌ᛬᛭᜵᠃᠉‐‒–‘’‚‛  ′‵‹›⁁⁃⁄⁎⁓⁚−∕∖∗∶∼╱❨❩❮❯❲❳❴❵➕➖⟋'
    '⟍⧵⧸⧹ⲺⲻⳆⳇⵑ⹀〔〕〳゠ノ㇓㇔丶丿ꓸꓹꓽ꓿꘎ꛫꝸ꞉Ꞌꞌꭾ𐊛𐌟𐩐𖼿𝄔𝈏𝈶𝈷𝈺𝈻﴾﴿';
  plain constant text :=
    '222222222223333333333333333333333444555666666677788888899999999999aaaaaaaaaaaaaaabbbbbbbbbb'
    'bbbbbbbbbbbbbbbbbbbbbbbbbccccccccccccccccccccccccdddddddddddddddddddddddeeeeeeeeeeeeeeeeeee'
    'eefffffffffffffffffffffgggggggggggggggggghhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhiiiiiiiiiiiii'
    'iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiijjjjjjjjjjjjjjjjkkkkkkkkkkkkkkkkkkkkkkkk'
    'mmmmmmmmmmmmmmmmmmmmmmmmmnnnnnnnnnnnnnnnnnnnnnnnnnooooooooooooooooooooooooooooooooooooooooo'
    'oooooooooooooooooooooooooooooooooooooooooooooooooooppppppppppppppppppqqqqqqqqqrrrrrrrrrrrrr'
    'rrrrrrrrrrrrrrrsssssssssssssssssstttttttttttttttttttttttttttttttttuuuuuuuuuuuuuuuuuuuuuuuuu'
    'uuvvvvvvvvvvvvvvvvvvvvvvwwwwwwwwwwwwwwwwwwwwwwwwwwwwwxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxyyyyyyy'
    'yyyyyyyyyyyyyyyyyyyyyyyyyyyyzzzzzzzzzzzzzzzz··ßßßæþþþþþþŋœƈƣƫƫƹǝǝǝǝǝǝǝǝǶǶǶɋɋɔɔɔɔɔɔɔɔɔɔɞɷɸɸɸ'
    'ɸɸɸɸɸɸɸɸɾɿʊʊʊʊʊʌʌʌʌʌʌʌʌʌʌʌʌʌʌʌʌʌʌʌʌʌʌʘʘʘʘʘʘʘʘʚʚʚʡˇˉˏ̀́́́́́́̂̂̂̂̂̃̃̄̄̄̄̄̆̆̆̆̆̇̇̇̇̇̇̇̇̇̇̇̇̇̇̇'
    '̵̸̨̨̨̖̣̣̣̣̣̣̣̣̣̣̣̣̣̤̤̥̥̦̦̦̩̩̫̭̮̱̱̳͔͕̈̈̉̊̊̊̊̊̊̊̊̊̊̊̊̊̋̋̎̒̓̓̓̓̔͐͐͐͒ͣͤͨͯͳξππππππππψψψψψψψψψωωω'
    'ωωωωωωωωϗϗϙϙϙϟϡϭϭϭϾдджцчшшшщъъыээюђљљњџѥѧѩѫѭѯѹѻѿҁҋҏґҕҗҝҡҥҧҩҵҷҷҷҹӄӄӕӷӻӽӿӿԃԅԇԉԏԓԕԗԙԟԡԣԥԧԩԫԭԯՙ'
    'ՙբդեէըթժլխկձձղճնշչջվրւֆ֖֚֘֙ةةدصطعفككووىىىىىىٌٌٌٍِِٕ٢٢٣٣٤٦٩٩٩ٰٻڡڡڡڬگܼۛۛݔݔऺऽुूॆ््।२३४८ॱঃঃঃঃঃঃ'
    'ঃঘচজঞটডণতথদধনপবমযরলষসঽািে্ৗ১২৬அஈஉஉஎஐஐகசணயழஶஷிிఅఆఇఒజఞణయఱల౧౨౯ഞരുുජදขคคฆจชฎฑบปฝพฟภยฯาิีึืุู่่้'
    '๊๋ར၁ᄀᄂᄃᄅᄆᄇᄉᄋᄌᄎᄏᄐᄑᄒᅀᅌᅙሆሆኮኮጣጣጣጣᐡᐩᐵᑐᑐᑕᑕᒉᒐᓓᓚᕃᕆᕊᗒᗕᗡᙠᚹᚼᚽᚽᛋᛏᛐᛚᛚᛜᛜᛜᛜᛜᛜᛜᛞᛞᛦᛨᛯអᠵᡜᣵᦞᦱᩅᩅᬍᬑᬨ᭐ᲊᴎᴎᴎᴎᴎᴎᴎᴎᴙᴙ'
    'ᷟẟẟẟẟẟẟẟẟẟẟẟẟẟẟẟẟỻỽ⃩ⅎⅎⅎ∂∇∠❬❬ⰿⰿⱡⱥⱬⱯⱯⱯⱯⱯⱰⱰⱳⱶⱶⱶⱶⱶⱶⱶⱶⱾⱿⲵⲷⲷⵀⵂⵂⵂⵗⵗⷬ〼〼へーーーーーーーー㔾㖈㘽㣺㩁㫚㬵㬺㬻㮣䀹䀿䑃䚶丨丨丨丨丨'
    '丨丨丨丬乙乚乚乛乛亀亅二亻亻併値兀八刂力卍卐卜口口啓土塡墫夕媯尢尣工巳帡幺彑忄戶扌攵斉旡晚朌朏朐朓朘朣杮榝歯歺民氵氺溈灬爫犭研礻竜糹絕罒罒罓耂肀胼艹艹艹蒍蘷虎衤西覀见訮讆讠豜贝赿跥躗'
    '軿车辶辶郎鎭钅長镸长门阝阝隷青韦页风飞食飠饣马鬼鱼鹂麦黄黑齐齿龙ꁊꁐꃀꄲꉙꊱꋍꎫꎵꎿꏂꑘꓕꓕꓕꓕꓕꓨꓶꓶꓶꓶꓶꙁꙃꙉꙋꙋꙏꙑꙓꙕꙗꙙꙙꙙꙛꙝꙟꙡꙣꙥꙧꙫꙭꚁꚃꚅꚇꚉꚋꚍꚏꚑꚓꚗꚙꜣꜥ'
    'ꜧꜧꜩꜫꜭꜯꜳꜵꜷꜹꜻꜽꜿꜿꜿꝃꝅꝇꝉꝍꝏꝑꝓꝕꝗꝙꝝꝟꝣꝥꝧꝩꝭꝺꝼꝽꝿꞁꞃꞅꞇꞇꞇꞍꞑꞓꞓꞓꞓꞓꞓꞓꞓꞓꞓꞓꞓꞓꞓꞓꞓꞓꞓꞓꞗꞡꞣꞥꞧꞩꞭꞰꞹꞻꞽꞿꟁꟃꟄꟆꟈꟊꟋꟍ꟏ꟑꟓꟕꟗꟙꟛ'
    'Ƛꟶꟻꟻꣻꦝ꧐ꨁꨣ𐊨𐊨𐊨𐊨𐊨𐊼𐊼𐊼𐋀𐎂𐎓𐎚𐐒𐐒𐐒𐒆𐦞𐦞𐲂𐲥𑖂𑖂𑖃𑖄𑖲𑖳𑲪𖼀';
  several constant text[] :=
    '{ꜳaa,æae,ӕae,ꜵao,🜇ar,ꜷau,ꜹav,ꜻav,ꜽay,ыbl,ʣdz,‖ll,∥ll,ǁll,װll,𐆙ll,𐆘lls,юlo,ʪls,₶lt,ʫlz,🝫mb'
    ',œoe,∞oo,ꝏoo,ꚙoo,🜀qe,🝜sss,ꝷtf,ʦts,ᵫue,ꭣuo,🝬vb}';
BEGIN
  IF skeleton OPERATOR(pg_catalog.~) '[^ -~]' THEN
    -- Invisible characters (schema/invisible.ts) and those for private use; then blanks and
    -- punctuation, with the accents on them.
    skeleton := pg_catalog.regexp_replace(skeleton, '['
      '\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u0600-\u0605\u061C\u06DD\u070F\u0890-'
      '\u0891\u08E2\u115F-\u1160\u1680\u17B4-\u17B5\u180B-\u180F\u2000-\u200F\u2028-'
      '\u202F\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB'
      '\uFFFE-\uFFFF\U000110BD\U000110CD\U00013430-\U0001343F\U0001BCA0-\U0001BCA3'
      '\U0001D173-\U0001D17A\U000E0000-\U000E0FFF'
      '\uE000-\uF8FF\U000F0000-\U0010FFFF]', '', 'g');
    skeleton := pg_catalog.regexp_replace(normalize(skeleton, NFKD), '[ !-/:-@\[-`{}~'
      '\u00A1\u00A6-\u00A9\u00AB-\u00B4\u00B6-\u00B9\u00BB-\u00BF\u02B9-\u02FF\u0640\u2010-\u205E'
      '\u3001-\u3004\u3008-\u3020\u3030]'
      '[\u0300-\u036F]*', '', 'g');
    skeleton := pg_catalog.lower(skeleton COLLATE pg_catalog."C");
    -- Its time grows with the length and with the table. Letters that are found first make common
    -- names cheap, and a longer text is nobody's name.
    IF pg_catalog.char_length(skeleton) OPERATOR(pg_catalog.<=) 300 THEN
      skeleton := pg_catalog.translate(
        skeleton, common OPERATOR(pg_catalog.||) alike, common OPERATOR(pg_catalog.||) plain
      );
      FOREACH pair IN ARRAY several LOOP
        skeleton := pg_catalog.replace(skeleton, pg_catalog.left(pair, 1),
          pg_catalog.substr(pair, 2));
      END LOOP;
    END IF;
  END IF;
  skeleton := pg_catalog.regexp_replace(skeleton, '[ !-/:-@\[-`{}~]', '', 'g');
  skeleton := pg_catalog.translate(pg_catalog.lower(skeleton COLLATE pg_catalog."C"), '01l|',
    'oiii');
  -- A dot above i and j is no accent.
  skeleton := pg_catalog.regexp_replace(skeleton, '([ij])\u0307+', '\1', 'g');
  RETURN pg_catalog.replace(pg_catalog.replace(skeleton, 'rn', 'm'), 'vv', 'w');
END $$;

GRANT EXECUTE ON FUNCTION candor_skeleton TO PUBLIC;
