"""The commonest words that say nothing by themselves, for languages whose list in sumy is missing, thin or damaged.

Data only, from the author's knowledge of each language; what sumy has is added to it (not for English, whose list is
whole). A language that is in neither keeps all its words: those that stand in most sentences weigh little anyway.

Tested in tests/unit/summary/test_vocabulary.py.
"""

from __future__ import annotations

_WORDS: dict[str, str] = {
    "bg": "в във на и да се е са за от с със по не че до като но или при след преди през ще бе беше бяха бил била било този тази това "
    "тези той тя то те го я ги му им си който която което които как какво кога къде защо само още вече много може има няма един "
    "една едно около между над под без към според също така",
    "ca": "el la els les un una uns unes de del dels a al als en i o que per amb és són ha han era es se va van ser no més com però "
    "si quan on aquest aquesta aquests aquestes això seu seva seus seves li lo ho molt també entre sobre des fins sense tot "
    "tots",
    "cs": "a i v ve na se s z ze do k ke o u od po za pro při nad pod před mezi bez že to je jsou byl byla bylo byli být bude budou "
    "jako ale nebo ani aby když který která které kteří kterou kterého jeho její jejich on ona oni ten ta ti tento tato toto "
    "tyto této tím tom tomu také však jen už ještě více podle kde co jak kdo proto potom pak tak není má mají si by jsem jsme "
    "ho mu ji jim až než přes",
    "da": "og i at det en et den de som på er af for med til han hun var ikke der har om vi jeg du men fra så kan vil skal blev "
    "bliver været være havde have efter ved også over under mod ud ind op ned når hvor hvad hvem hvis eller end da nu her dette "
    "denne disse sig sin sit sine hans hendes deres dem ham hende os mere meget alle to mens siden mellem kun selv",
    "de": "der die das den dem des ein eine einer einem einen eines und oder aber in im an am auf aus bei mit nach von vom zu zum zur "
    "für über unter vor durch gegen ohne um bis seit während wegen zwischen ist sind war waren sei seien sein wird werden wurde "
    "wurden worden hat haben hatte hatten habe kann können könne konnte konnten könnte soll sollen sollte solle will wollen "
    "wolle muss müssen müsse darf dürfen nicht kein keine keinen mehr noch schon nur auch sich er sie es wir ich ihr ihm ihn "
    "ihnen ihre ihrer ihren ihrem seine seiner seinen seinem dass ob wenn als wie was wer wo so da dann doch denn diese dieser "
    "dieses diesem diesen jede jeder jedes alle allem allen aller man etwa sehr hier dort nun wieder",
    "el": "ο η το οι τα του της των τον την τους τις και σε στο στη στην στον στα στις στους από με για που να δεν θα είναι ήταν έχει "
    "έχουν είχε ως κατά μετά πριν όπως αλλά ή ότι αυτό αυτός αυτή αυτά ένα ένας μια μία μας σας πως πιο πολύ κάθε όταν ενώ",
    "es": "el la los las lo un una unos unas de del a al en y e o u que se su sus le les me nos con sin por para como más pero si no "
    "ya es son era eran fue fueron ser sido está están estaba ha han había haber hay este esta estos estas ese esa eso esos "
    "esas aquel aquella entre sobre desde hasta cuando donde quien cual muy también tras según ante durante contra porque todo "
    "toda todos todas otro otra otros otras uno dos él ella ellos ellas ello",
    "fa": "و در به از که این آن را با برای است بود شد شده می نمی هم تا یا اما اگر بر هر یک دو خود ما شما او وی من تو آنها آنان ایشان "
    "باید شود شوند کرد کرده کند کنند کردند دارد دارند داشت داشته گفت گفته هستند هست نیست بودند نیز پس پیش بین روی زیر چه چرا "
    "چون همه هیچ دیگر بسیار بیشتر های ها ای اند خواهد خواهند توان توانند تواند می‌شود می‌کند می‌کنند می‌گوید نمی‌شود آن‌ها "
    "شده‌است درباره علیه سوی طی حال همین چنین وجود مورد حتی تنها البته جز بدون توسط",
    "fi": "ja on ei että se oli ovat en hän ne he tämä nämä tuo joka jotka jonka jota joiden kun jos niin kuin mutta tai sekä myös "
    "vain vielä jo nyt sitten koska mukaan ole olla ollut olivat olisi voi voidaan pitää saa hänen sen sitä siitä siinä sille "
    "niiden niitä tätä tästä tässä mitä mikä missä kuka miten miksi hyvin noin yli alle jälkeen ennen kanssa ilman lisäksi "
    "kuitenkin",
    "fr": "le la les l un une des du de d au aux à en dans par pour sur sous avec sans vers chez entre et ou où mais donc or ni car "
    "que qui quoi dont ce cet cette ces cela ça il elle ils elles on nous vous je tu me te se s lui leur leurs son sa ses notre "
    "nos votre vos mon ma mes est sont était étaient été être sera a ont avait avaient avoir eu aura ne n pas plus y si comme "
    "quand tout tous toute toutes même très aussi après avant depuis pendant selon contre fait faire qu c j m t",
    "he": "של את על עם זה זו לא כי אם או גם רק כל בין אחרי לפני מאוד יותר הוא היא הם הן אני אנחנו יש אין היה היתה הייתה היו יהיה תהיה "
    "אל אבל אך אולם כך כן לו לה להם בו בה בהם שלו שלה שלהם אשר כאשר מה מי איך כמו עד מן ידי לאחר אף עוד כבר אותו אותה אותם",
    "hi": "के का की को में है हैं था थी थे से ने पर और या कि यह ये वह वे इस उस इन उन इसके उसके इसकी उसकी इसका उसका इनके उनके उनकी "
    "उनका एक भी तो ही नहीं न जो कर करने करना करते करता करती किया किए गया गए गई हो होने होता होती होते हुआ हुई हुए रहा रही रहे "
    "लिए साथ बाद तक अब जब तब कहा बताया अपने अपनी अपना कुछ सभी हर लेकिन मगर अगर क्या कौन कब कहाँ कैसे दिया दी दिए लिया ली जा "
    "जाने जाता जाती जाएगा जाएगी सकता सकती सकते वाले वाली वाला द्वारा तथा एवं बीच दौरान उन्होंने उसने इसमें उसमें इससे उससे वहीं "
    "वहाँ यहाँ जिसमें जिसके बहुत",
    "hr": "i u na je se da su za od s sa o po iz do ne a ali ili kao koji koja koje kojeg koju kojim kojima što bi bio bila bilo bili "
    "biti će ću nije nisu to taj ta te ovo ovaj ova on ona ono oni ih ga mu joj im njegov njihov svoj svoje samo još već više "
    "nakon prije kada kad gdje kako jer pri uz prema bez između također",
    "hu": "a az és hogy nem is egy ez ezt azt meg már de csak ha vagy volt van lesz voltak vannak mint el ki be fel le még majd ami "
    "amely aki akik amelyek után előtt alatt között szerint miatt által kell lehet sem mert pedig azonban így úgy ott itt ő ők "
    "neki nekik minden nagyon több ezek azok ezzel azzal",
    "id": "yang di dan ke dari untuk dengan pada ini itu dalam adalah tidak akan oleh juga atau sebagai karena telah sudah bisa dapat "
    "ada saat para tersebut kami kita mereka dia ia saya anda nya lebih namun tetapi serta hingga sampai antara setelah sebelum "
    "ketika bahwa agar secara masih belum harus seperti lain satu dua hanya lagi sejak terhadap",
    "ms": "yang di dan ke dari untuk dengan pada ini itu dalam adalah tidak akan oleh juga atau sebagai kerana telah sudah boleh "
    "dapat ada para tersebut kami kita mereka dia beliau saya lebih namun tetapi serta hingga sehingga antara selepas sebelum "
    "ketika bahawa agar secara masih belum perlu seperti lain satu dua hanya lagi sejak terhadap",
    "nl": "de het een van en in op te dat die is was zijn waren wordt worden werd werden heeft hebben had hadden met voor niet aan er "
    "om ook als dan maar of bij uit nog naar door over tot af zo kan kunnen kon konden zal zullen zou zouden moet moeten mag "
    "mogen wil willen hij zij ze we wij ik je jij u hun haar hem hen mijn ons onze dit deze geen wel meer al wat wie waar hoe "
    "wanneer omdat toen nu hier daar onder tegen tussen na sinds zonder volgens tijdens binnen veel alle alles elke heel zeer "
    "echter toch weer men geweest geworden gaat gaan",
    "no": "og i det på som er en et til å av for at har med de ikke den han hun var jeg du vi om men fra så kan vil skal ble blir "
    "vært være hadde ha etter ved også over under mot ut inn opp ned når hvor hva hvem hvis eller enn da nå her dette denne "
    "disse seg sin sitt sine hans hennes deres dem ham henne oss mer mye alle to mens siden mellom bare selv",
    "pl": "potem następnie dlatego wtedy obecnie teraz w we z ze na do i a o u od po za nie się że to jest są był była było były być "
    "będzie będą oraz lub albo ale jak co czy dla przez przed przy pod nad bez który która które którzy którego której których "
    "którym ten ta te tego tej tych tym on ona ono oni one jego jej ich mu im go już jeszcze tylko także też może można więc "
    "gdy kiedy gdzie bardzo ma mają miał",
    "pt": "o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela pelos pelas para com sem e ou que se seu sua "
    "seus suas lhe lhes é são foi foram era eram ser sido está estão estava tem têm tinha ter há não mais mas como já muito "
    "também ao aos à às até entre sobre desde quando onde quem qual este esta estes estas esse essa isso isto aquele aquela ele "
    "ela eles elas após segundo durante contra porque todo toda todos todas outro outra num numa",
    "ro": "și în de la cu pe pentru din că este sunt a fost au ar va vor fi nu se o un una unei unui al ai ale cel cea cei cele care "
    "ce cum când unde dacă dar sau mai după până între prin despre sub peste fără acest această acesta aceasta aceste acestea "
    "acel el ea ei ele lui său sa săi sale lor îi îl le ne vă foarte doar tot toate toți iar însă decât astfel fiind avea are",
    "ru": "сейчас позже затем поэтому и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее её "
    "мне было вот от меня еще ещё нет о об из ему теперь когда даже ну ли если уже или ни быть был была были него до вас нибудь "
    "опять уж вам ведь там потом себя ничего ей может они тут где есть надо ней для мы тебя их чем сам чтоб чтобы без будто "
    "чего раз тоже себе под будет будут тогда кто этот эта это эти этого этой этом этих того потому который которая которое "
    "которые которого которой которых которым какой здесь этому при после над больше через про всего всех всё между также "
    "однако более менее свой своей своего своих свои своё том тем тех та те",
    "sr": "и у на је се да су за од с са о по из до не а али или као који која које којег што би био била било били бити ће није нису "
    "то тај та те ово овај ова он она оно они их га му јој им његов њихов свој само још већ више након пре када где како јер "
    "при уз према без између такође i u na je se da su za od s sa o po iz do ne a ali ili kao koji koja koje što bi bio bila "
    "bilo bili biti će nije nisu",
    "sv": "och i att det som en ett den de på är av för med till var vi jag han hon om men från så kan ska skall vill blev blir varit "
    "vara hade har ha efter vid också över under mot ut in upp ner när där vad vem hur eller än nu här detta denna dessa sig "
    "sin sitt sina hans hennes deras dem honom henne oss er mer mycket alla inte utan mellan bara själv sedan innan enligt",
    "tr": "ve bir bu da de için ile o olarak çok daha olan gibi en kadar sonra ise ki ne ya veya ama ancak fakat her hem mi mı mu mü "
    "değil var yok oldu olduğu olduğunu olacak olması etti eden edildi edilen ettiği dedi göre önce şu onun onu ona onlar bunun "
    "bunu buna bunlar ben sen biz siz bana bize kendi kendisi tarafından arasında üzerinde içinde sadece yalnızca bile diye "
    "nasıl neden niçin tüm bütün bazı hiç şey ayrıca yine artık şimdi üzere karşı doğru rağmen",
    "uk": "потім згодом нині зараз і й та в у на з зі із до за від не що як це він вона воно вони його її їх їй йому їм ми ви я ти "
    "мене нас вас був була було були буде будуть бути є а але або чи для про по при після перед під над між через без також теж "
    "тільки вже ще коли де хто який яка яке які якого якої яких яким цей ця ці цього цієї цих цьому той те ті того тієї тих так "
    "же ж бо якщо щоб може можуть має мають свій свої своєї свого своїх більше менше дуже лише навіть там тут тому однак",
    "ur": "کے کا کی کو میں ہے ہیں تھا تھی تھے سے نے پر اور یا کہ یہ وہ اس ان ایک بھی تو ہی نہیں جو کر کرنے کرتے کیا کیے گیا گئے گئی "
    "ہو ہونے ہوتا ہوتی ہوا ہوئی ہوئے رہا رہی رہے لیے ساتھ بعد تک اب جب تب کہا بتایا اپنے اپنی اپنا کچھ تمام ہر لیکن مگر اگر دیا "
    "دی لیا جا جانے سکتا سکتی سکتے والے والی والا انہوں جس جن",
    "vi": "là và của có được trong cho với các một những này đó khi đã sẽ đang không người từ đến tại về ra vào lên như cũng để theo "
    "thì mà bị bởi do nên nhưng hoặc còn sau trước trên dưới giữa vì nếu rất nhiều hơn ông bà anh chị họ tôi chúng ta nó ở rằng "
    "chỉ mới vẫn lại",
}  # fmt: skip

FUNCTION_WORDS = {language: frozenset(entries.split()) for language, entries in _WORDS.items()}
"""ISO 639-1 code to the words, in lower case."""
