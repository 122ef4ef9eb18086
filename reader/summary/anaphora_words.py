"""How sentences begin that lean on the one before them ("Doch er", "Sin embargo", "しかし"), and quotations whose speaker
is only a pronoun or nobody ("...", dijo.), in languages other than English.

Data only: regular expressions of whole beginnings, without regard to capitals. An article that looks like a
demonstrative (German "Das Gericht", Dutch "Het kabinet", Swedish "Den nya lagen") leans only before a verb; a
demonstrative before a time ("Este martes") does not.

Tested in tests/unit/summary/test_anaphora.py.
"""

from __future__ import annotations

VERBS: dict[str, str] = {
    "da": "er|var|har|havde|bliver|blev|skal|skulle|kan|kunne|vil|ville|må|får|fik|kommer|kom|går|gik|ligger|viser|viste|gælder|"
    "betyder|"
    "sker|skete|siger|sagde|gør|gjorde|mener|oplyser",
    "de": "ist|war|sei|sind|waren|hat|habe|hatte|hätte|wird|werde|wurde|würde|soll|solle|sollte|kann|könne|könnte|muss|müsse|will|"
    "wolle|"
    "geht|ging|gilt|gelte|heißt|bedeutet|zeigt|zeigte|macht|mache|mach|liegt|lag|sagt|sagte|teilt|teilte|bestätigt|bestätigte|"
    "berichtet|berichtete|ergab|geschah|gab|gibt|kommt|kam|führt|führte|reicht|stimmt|betrifft|entspricht|dürfte|darf|klingt|"
    "wirkt|ändert|steht|passiert|sieht",
    "nl": "is|was|zijn|waren|heeft|had|hebben|hadden|wordt|werd|zal|zou|kan|kon|moet|moest|gaat|ging|blijkt|bleek|blijft|betekent|"
    "geldt|"
    "komt|kwam|lijkt|leek|meldt|meldde|staat|stond|zegt|zei|gebeurt|gebeurde|vindt|vond|laat|maakt|duurt|wil|mag",
    "no": "er|var|har|hadde|blir|ble|skal|skulle|kan|kunne|vil|ville|må|får|fikk|kommer|kom|går|gikk|ligger|viser|viste|gjelder|betyr|"
    "skjer|skjedde|sier|sa|gjør|gjorde|mener|opplyser",
    "sv": "är|var|har|hade|blir|blev|ska|skulle|kan|kunde|vill|måste|får|fick|kommer|kom|går|gick|ligger|stod|visar|visade|gäller|"
    "innebär|betyder|sker|skedde|säger|sade|sa|gör|gjorde|tar|tog|menar|tror|vet",
}  # fmt: skip

BEGINNINGS: dict[str, str] = {
    "ar": "هو|هي|هم|هذا|هذه|هؤلاء|ذلك|تلك|وهو|وهي|وهم|وهذا|وهذه|وذلك|لكن|ولكن|لكنه|لكنها|لكنهم|ولكنه|إلا أن|غير أن|بيد أن|كما|كذلك|"
    "وكذلك|أيضا|ثم|حيث|لذلك|ولذلك|لذا|بذلك|وبذلك|وأضاف|وأضافت|وأضافوا|أضاف|أضافت|وتابع|وتابعت|وأردف|واستطرد|وختم|ومضى|"
    r"وقالت? إن\w*|وأوضحت? أن\w*|وأكدت? أن\w*|وأشار إلى|وأشارت إلى|ولفت إلى|ولفتت إلى|من جهته|من جهتها|من جانبه|من جانبها|"
    "من جهة أخرى|من ناحية أخرى|في المقابل|بالمقابل|وفي المقابل|في الوقت نفسه|وفي الوقت نفسه|إلى ذلك|ومع ذلك|مع ذلك|ورغم ذلك|"
    "رغم ذلك|وبعد ذلك|بعد ذلك|علاوة على ذلك|كلاهما|عندها",
    "bg": "той|тя|те|то|това|този|тази|тези|но|и|а|обаче|също|освен това|затова|така|след това|неговата?|нейната?|техните|според него|"
    "според нея|той добави|добави",
    "ca": "ell|ella|ells|elles|això|aquest|aquesta|aquests|aquestes|però|i|també|a més|tanmateix|així|doncs|llavors|després|el seu|"
    "la seva|"
    "els seus|les seves|segons (ell|ella)|per la seva banda|tot i això|en canvi|va afegir|ambdós|per això",
    "cs": "on|ona|oni|to|ten|ta|ti|tento|tato|toto|tito|tyto|tuto|ale|a|i|však|také|též|pak|potom|poté|jeho|její|jejich|proto|navíc|"
    "přesto|zároveň|mezitím|podle něj|podle něho|podle ní|podle nich|tam|tehdy|naopak|oba|obě|ovšem|jenže|kromě toho|přitom|tím|"
    "díky tomu|kvůli tomu|dodala?|řekla?,? že|uvedla?,? že|upozornila?,? že|rovněž|nicméně|totiž",
    "da": "han|hun|den ({verbs})|det ({verbs})|de ({verbs})|dette|denne|disse|men|og|også|derefter|hans|hendes|deres|derfor|"
    "desuden|dog|"
    "ifølge ham|ifølge hende|samtidig|så|begge|derimod|til gengæld|alligevel",
    "de": "er|sie|ihm|ihr|ihn|ihnen|es|dies|diese|dieser|dieses|diesen|diesem|das ({verbs}|{verb in t})|die (ist|war|hat|sind|"
    "haben|soll|sei)|"
    "der (ist|war|hat|soll|sei)|aber|und|oder|doch|jedoch|auch|dann|danach|damit|dabei|dazu|davon|dadurch|dagegen|dafür|daran|"
    "darauf|darin|darüber|darunter|daraus|daraufhin|deshalb|daher|darum|deswegen|allerdings|zudem|außerdem|ferner|sein|seine|"
    "seinen|seinem|seiner|ihre|ihren|ihrem|ihrer|deren|dessen|dort|denn|so|stattdessen|trotzdem|dennoch|hingegen|gleichzeitig|"
    r"zugleich|demnach|hinzu kommt|hinzu kommen|beide|beiden|letztere\w*|solche\w*|ebenso|ebenfalls|andererseits|sonst|laut ihm|"
    "laut ihr|nach seinen|nach seiner|nach ihren|nach ihrer|in der folge|auf diese weise|aus diesem grund|immerhin|schließlich|"
    "nur so|gemeint ist|anders|dasselbe|derselbe|damals|zuvor|seither|seitdem|kurz darauf|wenig später|zum einen|zum anderen",
    "el": "αυτός|αυτή|αυτό|αυτοί|αυτές|αυτά|εκείνος|εκείνη|εκείνο|εκείνοι|και|αλλά|όμως|ωστόσο|επίσης|έπειτα|επιπλέον|παράλληλα|"
    "αντίθετα|έτσι|γι[’'] αυτό|τότε|εκεί|ο ίδιος|η ίδια|οι ίδιοι|σύμφωνα με τον ίδιο|σύμφωνα με την ίδια|κατά τον ίδιο|πρόσθεσε|"
    "τόνισε ότι|μάλιστα|πάντως|συνεπώς|επομένως|στη συνέχεια|εξάλλου|παρ[’'] όλα αυτά|και οι δύο",
    "es": "él|ella|ellos|ellas|ello|esto|eso|este|esta|estos|estas|ese|esa|esos|esas|aquel|aquella|pero|y|así|también|tampoco|además|"
    "entonces|luego|su|sus|ambos|ambas|dicho|dicha|dichos|dichas|tal|tales|asimismo|sin embargo|no obstante|en cambio|por ello|"
    "por eso|por tanto|por lo tanto|por su parte|por otra parte|mientras tanto|a su juicio|en su opinión|según él|según ella|"
    "según sus|de ahí|aun así|a su vez|al contrario|en consecuencia|después|allí|de este modo|de esta forma|entre ellos|"
    "entre ellas|le|les|(añadió|agregó|explicó|señaló|dijo|aseguró|afirmó|recordó|advirtió|indicó|sostuvo|precisó|"
    "subrayó)( también)? que",
    "fa": "او|وی|ایشان|آن|آنها|آن‌ها|آنان|این|اینها|این‌ها|همین|همان|چنین|همچنین|اما|ولی|لیکن|البته|بنابراین|سپس|و|نیز|همه آنها|هر دو|"
    "پس از آن|بعد از آن|از این رو|(به گفته|به باور|به نظر|به عقیده|از نظر) (او|وی|ایشان|آنها|آنان)|در عین حال|با این حال|"
    "با این وجود|از سوی دیگر|از طرف دیگر|در مقابل|علاوه بر (این|آن)|به همین (دلیل|خاطر|منظور)|در همین (حال|راستا|زمینه)|"
    "در این (میان|حال)|به این ترتیب|در نتیجه|پس",
    "fi": "hän|he|se|ne|tämä|nämä|tuo|nuo|mutta|ja|myös|lisäksi|kuitenkin|sitten|siksi|silti|hänen|heidän|sen|hänestä|hänen mukaansa|"
    "siellä|silloin|molemmat|toisaalta|samalla|näin",
    "fr": "il|elle|ils|elles|lui|ce|cet|cette|ces|cela|ceci|ça|celui|celle|ceux|celles|c[’']est|c[’']était|ce sont|mais|et|or|car|donc|"
    "ainsi|aussi|cependant|pourtant|toutefois|néanmoins|puis|ensuite|son|sa|ses|leur|leurs|selon (lui|elle|eux)|pour (lui|elle|"
    "eux|sa part|leur part)|(d[’'])?après (lui|elle|eux|quoi)|de (son|leur) côté|à (son|leur) tour|en (effet|revanche|outre)|"
    "par ailleurs|par conséquent|dès lors|du coup|d[’']où|de plus|parmi (eux|elles)|l[’']un d[’']eux|tous deux|toutes deux|là|"
    "au contraire|à l[’']inverse|pour autant|malgré (cela|tout)|on lui|on leur|quant à (lui|elle|eux)|l[’']intéressée?|ce dernier|"
    "cette dernière|en échange",
    "he": "הוא|היא|הם|הן|זה|זו|זאת|אלה|אלו|והוא|והיא|והם|אבל|אך|אולם|ואולם|גם הוא|גם היא|כך|וכך|לכן|לפיכך|בנוסף|כמו כן|עם זאת|"
    "יחד עם זאת|למרות זאת|בכך|מנגד|לעומת זאת|לדבריו|לדבריה|לדבריהם|לטענתו|לטענתה|לטענתם|להערכתו|להערכתה|לדעתו|לדעתה|שניהם|שתיהן|"
    "אחר כך|לאחר מכן|אז|ואז|עוד אמר|עוד אמרה|עוד הוסיף|עוד הוסיפה|הוסיף|הוסיפה|הוסיפו|במקביל|מצדו|מצדה|כתוצאה מכך|בשל כך|על כן|"
    "זאת ועוד",
    "hi": "वह|वे|यह|ये|उसने|उन्होंने|इन्होंने|उसका|उसकी|उसके|उनका|उनकी|उनके|इसका|इसकी|इसके|इनका|इनके|इससे|उससे|इसमें|इस|उस|इन|उन|"
    "लेकिन|और|"
    "मगर|परंतु|पर|किन्तु|किंतु|हालांकि|हालाँकि|वहीं|साथ ही|इसलिए|इसीलिए|जबकि|फिर|फिर भी|तब|बाद में|ऐसे में|ऐसा|दूसरी ओर|दूसरी तरफ|"
    "दोनों|वहाँ|वहां|तभी|इसी",
    "hr": "on|ona|oni|to|taj|ta|ovaj|ova|ovo|ali|i|a|međutim|također|zatim|potom|njegov|njegova|njezin|njihov|zato|stoga|osim toga|"
    "prema njegovim|prema njezinim|dodao je|dodala je|tada|ipak|no",
    "hu": "ő|ők|ez|ezek|azok|ezt|azt|de|és|azonban|ugyanakkor|szintén|majd|aztán|ezért|emellett|szerinte|ott|mindketten|viszont|így|"
    "hozzátette",
    "id": "dia|ia|mereka|beliau|ini|itu|hal (ini|itu|tersebut)|namun|tetapi|tapi|dan|juga|selain itu|kemudian|lalu|karena itu|"
    "oleh karena itu|sementara itu|menurut(nya| dia| mereka)|sebaliknya|meski demikian|dengan demikian|akibatnya|ia menambahkan|"
    "keduanya",
    "it": r"egli|lui|lei|loro|esso|essa|essi|questo|questa|questi|queste|quest[’']ultim\w|quello|quella|quelli|ciò|tale|tali|ma|e|ed|"
    "però|tuttavia|così|anche|inoltre|infatti|poi|quindi|dunque|perciò|invece|nel frattempo|intanto|al contrario|da qui|"
    "per questo|per (lui|lei|loro)|secondo (lui|lei|loro)|suo|sua|(il|la|i|le|un|una) (suo|sua|suoi|sue|loro)|entrambi|entrambe|"
    "ha (aggiunto|detto|spiegato|ricordato|precisato|sottolineato)( anche)? che|si tratta|dal canto suo|a sua volta|in cambio|"
    "non solo|lo stesso|la stessa|le ha|allora|lì",
    "nl": "hij|zij|ze|het ({verbs})|dit|dat|deze|die|maar|en|echter|ook|dan|daarna|zijn|haar|hun|toch|daarom|bovendien|verder|"
    "daarnaast|"
    "daardoor|daarbij|daarmee|daarvoor|daarop|daarover|daar|hierdoor|hiermee|volgens (hem|haar|hen)|zelf|beide|beiden|zo|toen|"
    "want|ondertussen|intussen|tegelijkertijd|desondanks|integendeel|wel|dus|er is ook",
    "no": "han|hun|den ({verbs})|det ({verbs})|de ({verbs})|dette|denne|disse|men|og|også|deretter|hans|hennes|deres|derfor|dessuten|"
    "imidlertid|ifølge (ham|henne)|samtidig|så|begge|derimod|likevel",
    "pl": "on|ona|ono|oni|one|to|ten|ta|te|ci|tego|tej|tym|tę|ale|i|a|jednak|jednakże|także|też|również|potem|następnie|jego|jej|ich|"
    "dlatego|więc|zatem|tymczasem|natomiast|poza tym|ponadto|mimo to|przy tym|w dodatku|z kolei|według (niego|niej|nich)|"
    "jak (dodał|dodała|podkreślił|podkreśliła|zaznaczył|zaznaczyła)|(dodał|powiedział|podkreślił|zaznaczył|stwierdził|"
    "zapowiedział)a?,? że|wtedy|wówczas|tam|stamtąd|obaj|obie|oboje|zaś|lecz|za to|dzięki temu|z tego powodu|mu",
    "pt": "ele|ela|eles|elas|isto|isso|aquilo|este|esta|estes|estas|esse|essa|esses|essas|n[eo]ss[ea]|d[eo]ss[ea]|nisso|disso|neste|"
    "nesta|mas|e|porém|contudo|todavia|assim|também|tampouco|além (disso|disto)|então|depois|seu|sua|seus|suas|(o|a|os|as|um|"
    "uma) (seu|sua|seus|suas)|ambos|ambas|tal|tais|no entanto|entretanto|por isso|por (sua|outra) (vez|parte|lado)|por outro lado|"
    "pelo contrário|em troca|segundo (ele|ela)|para (ele|ela)|na sua opinião|o mesmo|a mesma|(acrescentou|disse|afirmou|explicou|"
    "referiu|sublinhou|garantiu)( ainda| também)? que|enquanto isso|ali|daí|já (ele|ela)|portanto",
    "ro": "el|ea|ei|ele|acesta|aceasta|acest|această|aceste|acestea|dar|și|iar|însă|totuși|de asemenea|apoi|lui|lor|în plus|totodată|"
    "astfel|potrivit (lui|ei)|de aceea|prin urmare|pe de altă parte|ambii|acolo|atunci|a adăugat",
    "ru": "он|она|они|оно|это|эти|этот|эта|этой|этого|ему|ей|им|его|её|ее|их|но|и|а|однако|также|тоже|затем|потом|поэтому|при этом|"
    r"кроме того|(по|со) (его|её|ее|их)( собственным)? (слов|мнени|данн|оценк)\w+|в то же время|между тем|тем не менее|"
    "тем временем|таким образом|в связи с этим|из-за этого|после этого|до этого|вместе с тем|помимо этого|зато|так|тогда|там|туда|"
    "оттуда|напротив|впрочем|причём|причем|об этом|такой|такая|такое|такие|тот|те|оба|обе|ведь|(у|для|от) (него|неё|нее|них)|"
    "добавила?|в частности|наоборот|иначе|последн(ий|яя) из них",
    "sk": "on|ona|oni|to|ten|tá|tí|tento|táto|toto|títo|túto|ale|a|i|však|tiež|aj (on|ona|oni)|potom|jeho|jej|ich|preto|navyše|"
    "napriek tomu|"
    "zároveň|medzitým|podľa (neho|nej|nich)|tam|vtedy|naopak|obaja|obe|okrem toho|pritom|tým|vďaka tomu|dodala?|rovnako|no",
    "sr": "он|она|они|то|тај|та|овај|ова|ово|али|и|а|међутим|такође|затим|потом|његов|његова|њен|њена|њихов|зато|стога|осим тога|"
    "према његовим|"
    "према њеним|додао је|додала је|тада|ипак|on|ona|oni|to|ovaj|ova|ovo|ali|i|a|međutim|takođe|zatim|potom|njegov|njen|njihov|"
    "zato|stoga|"
    "osim toga|dodao je|dodala je|tada|ipak",
    "sv": "han|hon|den ({verbs})|det ({verbs})|de ({verbs})|denna|denne|detta|dessa|men|och|också|även (han|hon|de)|sedan|därefter|"
    "hans|"
    "hennes|deras|dock|därför|dessutom|samtidigt|däremot|enligt (honom|henne|dem)|där|då|så|trots (det|detta)|i stället|istället|"
    "båda|därmed|å andra sidan",
    "tr": "o|bu|şu|onlar|bunlar|ama|ve|ancak|fakat|ayrıca|sonra|daha sonra|ardından|bunun|buna|bundan|bununla|onun|ona|onu|kendisi|"
    r"oysa|"
    "öte yandan|böylece|böyle|bu nedenle|bu yüzden|yine de|üstelik|dolayısıyla|orada|o zaman|her ikisi|aynı zamanda|ne var ki|"
    "buna karşın|buna rağmen|peki",
    "uk": "він|вона|вони|воно|це|ці|цей|ця|цього|йому|їй|його|її|їх|але|і|й|та|а|однак|проте|також|теж|потім|згодом|тому|при цьому|"
    r"крім того|окрім того|за (його|її|їхніми|їх)( власними)? (слов|дани|оцінк)\w+|на (його|її) думку|водночас|тим часом|"
    "тим не менш|таким чином|у зв[’']язку з цим|через це|після цього|до цього|разом з тим|натомість|зате|так|тоді|там|туди|"
    "навпаки|втім|про це|такий|така|таке|такі|той|ті|обидва|обидві|адже|(у|в|для|від) (нього|неї|них)|додала?|додав|зокрема",
    "ur": "وہ|یہ|اس|ان|انہوں|اس نے|لیکن|مگر|تاہم|اور|بعد ازاں|پھر|اسی|ایسے|دونوں|دوسری جانب",
    "vi": "ông ấy|bà ấy|anh ấy|cô ấy|họ|điều này|điều đó|việc này|việc đó|tuy nhiên|nhưng|và|ngoài ra|sau đó|do đó|vì vậy|vì thế|"
    "bên cạnh đó|trong khi đó|mặt khác|cả hai|đồng thời|(ông|bà) cho biết",
}  # fmt: skip

BEGINNINGS["bs"] = BEGINNINGS["hr"]

# Scripts whose particles and endings grow onto the word: what the sentence starts with.
STARTS: dict[str, str] = {
    "ja": "これ(?!まで)|それ|あれ|この(?!冬|夏|春|秋|日曜|年末)|その|そこ|ここ|彼|しかし|だが|ですが|ところが|でも|また(?!も)|そして|"
    "一方|ただ(?!ちに)|さらに|なお|そのため|このため|こうした|そうした|こうして|すると|同(?:社|氏|署|市|町|村|県|省|庁|局|部|課|"
    "校|大|党|院|所|日|年|教授|容疑者|被告|じ)|つまり|だから|したがって|従って|それでも|とはいえ|もっとも|両(?:社|者|氏|国|"
    "チーム)|中でも|うち|加えて",
    "ko": "그는|그가|그의|그를|그에게|그녀|그들|그러나|하지만|그런데|그러면서|그래서|그리고|그럼에도|그러자|그 |이 (?!대통령|총리|장관|"
    "대표|의원|후보|회장|사장|교수|감독|씨)|이는|이를|이에|이와|이어|이로|이러한|이런|이처럼|이같은|이같이|이들|이것|또는|또 |"
    "또한|한편|따라서|다만|반면|아울러|게다가|덧붙여|때문에|결국|그렇지만|해당 |두 사람|둘 다|여기에|거기",
    "th": "เขา|เธอ|พวกเขา|แต่|และ|อย่างไรก็ตาม|นอกจากนี้|ดังนั้น|ทั้งนี้|ขณะเดียวกัน|จากนั้น|สิ่งนี้|เรื่องนี้",
    "zh": "他(?!信)|她|它|这(?!里是)|這|那(?!不勒斯|曲)|此(?!次)|该|該|其(?!实)|但(?!丁)|而|然而|不过|不過|因此|所以|于是|於是|同时|"
    "同時|与此同时|然后|随后|隨後|之后|之後|对此|對此|另外|另一方面|此外|也(?!门)|并且|並且|尽管如此|儘管如此|据(?:他|她|悉他)|"
    "據(?:他|她)|两人|兩人|双方|雙方|上述|后者|後者|前者|相反|换言之|其中|其後|其后|反之",
}  # fmt: skip

# A time, or a form without a subject that points nowhere.
UNLESS: dict[str, str] = {
    "ar": "هذا (العام|الأسبوع|الشهر|اليوم|الصباح|المساء)|هذه (السنة|الليلة|الأيام)",
    "cs": "tento (týden|měsíc|rok|víkend)|tuto (sobotu|neděli|středu|zimu)",
    "de": "dies(e|er|es|en|em) (woche|monat|jahr|jahres|sommer|winter|herbst|frühjahr|wochenende|montag|dienstag|mittwoch|donnerstag|"
    r"freitag|samstag|sonntag|tage)\b|es (gibt|gab|gebe|kam|kommt|geht|ging|handelt|besteht|bestand|herrscht|fehlt|fehlen|dauert|"
    r"brannte|regnet|war|sind|waren) (?!ihm|ihr|ihnen|auch)|so (viele?|wenige?|hoch|lange|stark|früh|spät)\b",
    "el": "έπειτα από|αυτ(ή|ό) τ(ην|ο) (εβδομάδα|σαββατοκύριακο|μήνα|καλοκαίρι|χειμώνα)",
    "es": "est[ea]s? (lunes|martes|miércoles|jueves|viernes|sábado|domingo|semana|mes|año|mañana|tarde|noche|madrugada|verano|invierno|"
    "otoño|primavera|fin de semana|temporada|siglo)|así lo|después de (?!ello|eso|esto)",
    "fa": "این (هفته|ماه|سال|روزها|شب|بار)|پس از (?!آن|این)",
    "fr": "ce (lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mois|matin|soir|week-end|printemps)|cet (été|hiver|automne|"
    "après-midi)|cette (année|semaine|nuit|saison)|il (y (a|avait|aura)|faut|faudra|fallait)",
    "he": "זה (חודשים|שנים|שבועות|ימים)",
    "hi": "इस (साल|हफ्ते|हफ़्ते|सप्ताह|महीने|वर्ष|बार|समय)",
    "it": "e[’'] |quest[oa’'] ?(lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|settimana|mese|anno|mattina|sera|notte|"
    "estate|inverno|"
    "autunno)",
    "nl": "deze (week|maand|zomer|winter|herfst|lente|ochtend|middag|avond|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)|"
    "dit (jaar|weekend|weekeinde|najaar|voorjaar|seizoen)|zo(veel| veel| lang)",
    "pl": "te?n (tydzień|rok|weekend)",
    "pt": "depois d[aeo]s? (?!iss|ist)|n?est[ea]s? (segunda|terça|quarta|quinta|sexta|sábado|domingo|semana|mês|ano|"
    "manhã|tarde|noite|madrugada|verão|inverno|fim)",
    "sv": r"denna (vecka|månad|vinter|sommar|höst|vår)|den (?=\d)",
    "tr": "bu (yıl|hafta|ay|sabah|akşam|gece|sezon|kış|yaz|pazar|cumartesi|cuma|pazartesi|salı|çarşamba|perşembe)",
}  # fmt: skip

_END = r"[\"”»“]?[.!]?$"
SPEAKERLESS: dict[str, str] = {
    "cs": rf"[“\"”],?\s(řekl|dodal|uvedl|prohlásil|vysvětlil|míní|říká|dodává)a?{_END}",
    "de": r"[“”«»\"’‘],?\s(\w+(te|t)|so|schrieb|rief|fügte)\s(er|sie)\b",
    "el": rf"[»\"”],?\s(είπε|πρόσθεσε|τόνισε|δήλωσε|σημείωσε|λέει){_END}",
    "es": rf"[»”\"],?\s(dijo|añadió|agregó|afirmó|explicó|señaló|aseguró|concluyó|sostuvo|indicó|dice|explica|añade){_END}",
    "fa": r"^[«\"].*[»\"]،?\s(او|وی)\b",
    "fr": r"[,»”\"]\s+[\w’']*-(t-)?(il|elle)s?\b",
    "he": rf"[”\"],?\s(אמר|אמרה|הוסיף|הוסיפה|סיכם|סיכמה|הסביר|הסבירה){_END}",
    "it": rf"[»”\"],?\s(ha (detto|aggiunto|spiegato|dichiarato|concluso)|dice|aggiunge|spiega|conclude){_END}",
    "ja": r"^「[^」]*」と(話した|述べた|語った|強調した|説明した|いう|訴えた|振り返った|振り返る|話す|語る|話している)。?$",
    "ko": r"^[“\"‘][^”\"]*[”\"’](이?라고|고|이?라며)\s*(말했다|덧붙였다|밝혔다|강조했다|설명했다|전했다)\.?$",
    "nl": r"[”\"’'],?\s(zegt|zei|aldus|verklaarde|vertelt|stelt|vindt)\s(hij|zij|ze)\b",
    "pl": rf"[”\"»],?\s*[–—-]\s*(powiedział|dodał|stwierdził|podkreślił|mówi|dodaje|wyjaśnił|ocenił|zaznaczył)a?{_END}",
    "pt": rf"[»”\"],?\s(disse|afirmou|acrescentou|explicou|concluiu|declarou|diz|afirma|referiu)(\s(ele|ela)\b|{_END})",
    "ru": rf"[»\"”],?\s*[–—-]\s*(\w+\s(он|она|они)\b|(добавил|сказал|отметил|подчеркнул|заявил|пояснил|рассказал)а?{_END})",
    "sv": r"[”\"»],?\s(säger|sade|sa|skriver|förklarar|berättar|menar)\s(han|hon)\b",
    "tr": rf"^[“\"].*[”\"]\s(dedi|derdi|diye konuştu|ifadesini kullandı|ifadelerini kullandı){_END}",
    "uk": rf"[»\"”],?\s*[–—-]\s*(\w+\s(він|вона|вони)\b|(додав|сказав|зазначив|підкреслив|заявив|пояснив|розповів)(ла)?{_END})",
    "zh": r"^[“「][^”」]*[”」](他|她)",
}
SPEAKERLESS["no"] = SPEAKERLESS["da"] = (
    r"[”\"»],?\s(sier|siger|sagde|sa|forteller|fortæller|skriver|forklarer)\s(han|hun)\b"
)

# Soon after the beginning: "Auch er", "Mais elle", "Dann ging sie"; in languages where a pronoun is seldom anything
# else.
SOON: dict[str, tuple[int, str]] = {
    "de": (2, "(?-i:er|sie|ihm|ihnen)"),
    "fr": (2, "il|elle|ils|elles"),
    "es": (1, "él|ella|ellos|ellas"),
    "it": (1, "lui|lei"),
    "pt": (1, "ele|ela|eles|elas"),
    "nl": (2, "hij|zij|ze"),
    "sv": (2, "han|hon"),
    "da": (2, "han|hun"),
    "no": (2, "han|hun"),
    "ru": (1, "он|она|они|него|неё|нее|них"),
    "uk": (1, "він|вона|вони|нього|неї"),
    "fa": (2, "وی"),
    "hi": (2, "उन्होंने|उसने"),
    "tr": (1, "o|onlar"),
}

# Words by which a sentence turns against the one before it; English too.
TURNS: dict[str, str] = {
    "ar": "لكن|ولكن|لكنه|لكنها|لكنهم|إلا أن|غير أن|بيد أن|ومع ذلك|في المقابل",
    "cs": "ale|však|jenže|přesto|ovšem|naopak|nicméně",
    "da": "men|dog|alligevel|derimod",
    "de": "doch|aber|allerdings|dennoch|trotzdem|jedoch|hingegen|dagegen|stattdessen",
    "el": "όμως|αλλά|ωστόσο|παρ[’'] όλα αυτά|αντίθετα",
    "en": "but|however|yet|nevertheless|instead|in fact|on the contrary|that is wrong|this is wrong|not true",
    "es": "pero|sin embargo|no obstante|en cambio|al contrario",
    "fa": "اما|ولی|با این حال|با این وجود|در مقابل",
    "fi": "mutta|kuitenkin|silti",
    "fr": "mais|or|cependant|pourtant|toutefois|néanmoins|en revanche|au contraire",
    "he": "אבל|אך|אולם|ואולם|עם זאת|למרות זאת|לעומת זאת|מנגד",
    "hi": "लेकिन|मगर|परंतु|किंतु|हालांकि|हालाँकि|फिर भी",
    "hu": "de|azonban|viszont|mégis",
    "it": "ma|però|tuttavia|invece|al contrario",
    "ja": "しかし|だが|ところが|ただ(?!ちに)|でも|とはいえ|それでも",
    "ko": "그러나|하지만|그런데|다만|반면|그렇지만|그럼에도",
    "nl": "maar|echter|toch|integendeel|desondanks",
    "no": "men|imidlertid|likevel|derimot",
    "pl": "ale|jednak|lecz|mimo to|natomiast|tymczasem|przeciwnie",
    "pt": "mas|porém|contudo|todavia|no entanto|pelo contrário",
    "ro": "dar|însă|totuși",
    "ru": "но|однако|тем не менее|зато|напротив|впрочем",
    "sv": "men|dock|däremot|trots det|tvärtom",
    "tr": "ama|ancak|fakat|oysa|yine de|ne var ki|buna karşın|buna rağmen",
    "uk": "але|однак|проте|натомість|втім|навпаки",
    "zh": "但(?!丁)|然而|不过|不過|尽管如此|儘管如此|可是|相反",
}  # fmt: skip
