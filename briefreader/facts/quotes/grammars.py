"""How German, French, Spanish and Russian say who speaks: verbs, pronouns and cues of each.

From the grammars of the languages and the phrases of their press; all in small letters.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from briefreader.facts.text.word_lists import word_list


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of one language by what they do beside a quotation.

    `verbs` are finite forms; with one of `auxiliaries` before it, or after it, a form of
    `participles` is one too. `according` stands before the speaker, `postponed` after him. `terms`
    come before a word that is only named so. `roles` are nouns for speakers without a name,
    `surnames` the endings of surnames in the nominative, where they tell.
    """

    verbs: frozenset[str]
    auxiliaries: frozenset[str]
    participles: frozenset[str]
    pronouns: frozenset[str]
    fillers: frozenset[str]
    articles: frozenset[str]
    joining: frozenset[str]
    stops: frozenset[str]
    roles: frozenset[str]
    according: re.Pattern[str]
    postponed: re.Pattern[str] | None
    terms: re.Pattern[str]
    surnames: re.Pattern[str] | None = None


def _words(text: str) -> frozenset[str]:
    return frozenset(word_list(text))


_GERMAN = Grammar(
    verbs=_words(
        "sagt sagte sagten sagen erklärt erklärte erklärten erklären betont betonte betonten "
        "meint meinte meinten warnt warnte warnten schreibt schrieb schrieben fordert forderte "
        "forderten kritisiert kritisierte kritisierten berichtet berichtete berichteten "
        "behauptet behauptete behaupteten bestätigt bestätigte bestätigten antwortet antwortete "
        "antworteten ergänzt ergänzte versichert versicherte verspricht versprach kündigt "
        "kündigte mahnt mahnte räumt räumte fügt fügte teilt teilte teilten heißt hieß nennt "
        "nannte nannten spricht sprach sprachen bezeichnet bezeichnete bezeichneten urteilt "
        "urteilte argumentiert argumentierte fragt fragte twittert twitterte äußert äußerte "
        "entgegnet entgegnete erwidert erwiderte verkündet verkündete lobt lobte appelliert "
        "appellierte droht drohte prophezeit resümiert resümierte beklagt beklagte bekräftigt "
        "bekräftigte unterstreicht unterstrich zitiert"
    ),
    auxiliaries=_words("hat haben hatte hatten"),
    participles=_words(
        "gesagt erklärt betont gewarnt geschrieben gefordert kritisiert berichtet behauptet "
        "bestätigt versichert versprochen angekündigt genannt bezeichnet geäußert"
    ),
    pronouns=_words("er sie"),
    fillers=_words(
        "am im in auch später zudem dann dazu sich nun jetzt bereits noch weiter außerdem dabei "
        "jedoch aber gestern heute montag dienstag mittwoch donnerstag freitag samstag sonntag"
    ),
    articles=_words("der die das ein eine einer dem den des"),
    joining=_words("von vom für des der zur zum de und beim im in"),
    stops=_words(
        "am im in bei nach vor mit auf gegenüber dass daß und aber oder wie als weil wenn über "
        "zu zum zur an aus gegen laut ist sind war waren hat haben sei seien werde wird heute "
        "gestern dem den weiter zudem dazu noch jedoch auch"
    ),
    roles=frozenset(),
    according=re.compile(
        r"\b(?:[Ll]aut|[Nn]ach (?:eigenen )?(?:Angaben|Worten|Ansicht|Einschätzung|Auffassung"
        r"|Darstellung|Meinung)(?:\s+von|\s+vom)?|[Ss]o)(?=\s)"
    ),
    postponed=re.compile(r"\szufolge\b"),
    terms=re.compile(
        r"\b(?:so ?genannte[nrsm]?|genannt|namens|Titel|Buch|Film|Roman|Zeitung|Zeitschrift|Magazin"
        r"|Artikel|Begriff|Bericht|Studie|Lied|Projekt|Initiative|Schiff|Partei|Verein|Stiftung)\s$"
    ),
)
_FRENCH = Grammar(
    verbs=_words(
        "dit disent affirme affirment déclare déclarent estime estiment explique expliquent "
        "ajoute ajoutent assure assurent indique indiquent souligne soulignent rappelle "
        "rappellent précise précisent répond répondent écrit écrivent juge jugent note notent "
        "prévient avertit dénonce dénoncent regrette regrettent insiste insistent confie "
        "raconte conclut martèle soutient prétend reconnaît promet annonce annoncent demande "
        "demandent critique évoque évoquent qualifie qualifient parle appelle résume plaide "
        "observe constate poursuit renchérit déclara affirma répondit expliqua ajouta écrivit "
        "assura demanda"
    ),
    auxiliaries=_words("a ont avait avaient est sont s'est s’est l'a l’a l'ont l’ont aurait"),
    participles=_words(
        "dit affirmé déclaré estimé expliqué ajouté assuré indiqué souligné rappelé précisé "
        "répondu écrit jugé noté prévenu averti dénoncé regretté insisté confié raconté conclu "
        "martelé soutenu prétendu reconnu promis annoncé demandé critiqué évoqué qualifié parlé "
        "appelé résumé plaidé observé constaté poursuivi réagi lancé tweeté félicité"
    ),
    pronouns=_words("il elle"),
    fillers=_words(
        "aussi également encore ensuite lundi mardi mercredi jeudi vendredi samedi dimanche "
        "ainsi ne pas par notamment t y en se lui leur nous vous"
    ),
    articles=_words("le la les un une l'"),
    joining=_words("de du des d' d’ à au aux la l'"),
    stops=_words(
        "que qu' qui dans sur lors à en au aux pour avec après avant pendant mais et ou où "
        "comme lundi mardi mercredi jeudi vendredi samedi dimanche hier est a ont sont dont par "
        "sans ce"
    ),
    roles=_words(
        "président présidente ministre premier porte-parole directeur directrice maire "
        "responsable secrétaire ambassadeur ambassadrice général avocat avocate chef cheffe "
        "député députée gouvernement ministère commission organisation rapport communiqué "
        "analyste expert experte témoin opposition police armée justice parlement sénateur "
        "sénatrice syndicat association source sources auteur auteure chercheur chercheuse "
        "économiste élysée chancelier chancelière"
    ),
    according=re.compile(
        r"\b(?:[Ss]elon|[Dd][’']après|[Aa]ux yeux d[eu]|[Dd]e l[’']avis d[eu]|[Ss]uivant)(?=\s)"
    ),
    postponed=None,
    terms=re.compile(
        r"\b(?:dite?s?|surnommée?|baptisée?|intitulée?s?|appelée?s?|nommée?|soi-disant|film|livre|roman"
        r"|journal|quotidien|hebdomadaire|magazine|revue|article|chanson|terme|titre|ouvrage|émission"
        r"|opération|projet)\s$"
    ),
)
_SPANISH = Grammar(
    verbs=_words(
        "dijo dice dijeron dicen afirmó afirma afirmaron declaró declara declararon añadió "
        "añade agregó agrega aseguró asegura aseguraron explicó explica señaló señala señalaron "
        "indicó indica manifestó manifiesta expresó expresa sostuvo sostiene subrayó subraya "
        "destacó destaca recordó recuerda respondió responde escribió escribe advirtió advierte "
        "advirtieron denunció denuncia criticó critica pidió pide exigió exige anunció anuncia "
        "admitió admite reconoció reconoce insistió insiste comentó comenta preguntó concluyó "
        "concluye calificó califica llamó llama describió describe consideró considera apuntó "
        "apunta precisó precisa reiteró reitera prometió promete opinó opina tuiteó lamentó "
        "lamenta matizó señalaban"
    ),
    auxiliaries=_words("ha han había habían lo"),
    participles=_words(
        "dicho afirmado declarado añadido agregado asegurado explicado señalado indicado "
        "manifestado expresado sostenido subrayado destacado recordado respondido escrito "
        "advertido denunciado criticado pedido exigido anunciado admitido reconocido insistido "
        "comentado preguntado concluido calificado llamado descrito considerado apuntado "
        "precisado reiterado prometido"
    ),
    pronouns=_words("él ella"),
    fillers=_words(
        "también además luego después ayer hoy el lunes martes miércoles jueves viernes sábado "
        "domingo no se le les así ya"
    ),
    articles=_words("el la los las un una"),
    joining=_words("de del la los las"),
    stops=_words(
        "que quien en a ante sobre durante tras con por para pero y o cuando como según este "
        "esta ayer hoy al lunes martes miércoles jueves viernes sábado domingo es era ha han "
        "fue donde"
    ),
    roles=_words(
        "presidente presidenta ministro ministra portavoz vocero vocera director directora "
        "alcalde alcaldesa secretario secretaria embajador embajadora general abogado abogada "
        "jefe jefa diputado diputada gobierno ministerio comisión organización informe "
        "comunicado analista experto experta testigo oposición policía ejército parlamento "
        "senador senadora sindicato asociación fuente fuentes autor autora investigador "
        "investigadora economista mandatario mandataria canciller gobernador gobernadora líder "
        "funcionario funcionaria papa rey reina"
    ),
    according=re.compile(
        r"\b(?:[Ss]egún|[Dd]e acuerdo con|[Aa] juicio de(?:l)?|[Ee]n palabras de(?:l)?"
        r"|[Ee]n opinión de(?:l)?|[Pp]ara)(?=\s)"
    ),
    postponed=None,
    terms=re.compile(
        r"\b(?:llamad[oa]s?|denominad[oa]s?|apodad[oa]s?|titulad[oa]s?|conocid[oa]s? como|película"
        r"|libro|novela|diario|periódico|revista|artículo|canción|término|título|obra|operación"
        r"|proyecto|programa)\s$"
    ),
)
_RUSSIAN = Grammar(
    verbs=_words(
        "сказал сказала сказали говорит говорил говорила заявил заявила заявили заявляет "
        "отметил отметила отметили отмечает подчеркнул подчеркнула подчеркнули подчеркивает "
        "добавил добавила добавили сообщил сообщила сообщили сообщает пояснил пояснила объяснил "
        "объяснила ответил ответила написал написала написали считает считают полагает уверен "
        "уверена предупредил предупредила напомнил напомнила назвал назвала назвали указал "
        "указала признал признала утверждает утверждал утверждают рассказал рассказала "
        "рассказали прокомментировал прокомментировала спросил спросила пообещал пообещала "
        "призвал призвала потребовал потребовала раскритиковал раскритиковала говорится "
        "отмечается сообщается уточнил уточнила констатировал резюмировал заверил заверила "
        "пишет пишут охарактеризовал"
    ),
    auxiliaries=frozenset(),
    participles=frozenset(),
    pronouns=_words("он она"),
    fillers=_words(
        "также затем потом ранее вчера сегодня не уже еще ещё тогда при этом в свою очередь "
        "журналистам это"
    ),
    articles=frozenset(),
    joining=_words("по"),
    stops=_words(
        "что в на во о об с со к при после перед для и но а или когда как из от до за под над у "
        "журналистам ранее вчера сегодня это не он она его ее её"
    ),
    roles=_words(
        "президент министр премьер премьер-министр глава представитель представительница пресс- "
        "секретарь директор мэр губернатор секретарь посол генерал адвокат депутат "
        "правительство министерство ведомство комиссия организация эксперт аналитик свидетель "
        "полиция парламент сенатор политик чиновник источник автор экономист председатель лидер "
        "канцлер дипломат ученый учёный замминистра вице-премьер спикер кремль мид"
    ),
    according=re.compile(
        r"\b(?:[Пп]о (?:его |ее |её )?(?:словам|мнению|данным|оценке|утверждению|заявлению)"
        r"|[Сс]огласно)(?=\s)"
    ),
    postponed=None,
    terms=re.compile(
        r"(?:\b[Тт]ак называем\w+|\bфильм\w*|\bкниг\w+|\bгазет\w+|\bжурнал\w*|\bроман\w*|\bпесн\w+"
        r"|\bстать\w+|\bкомпани\w+|\bпарти\w+|\bгрупп\w+|\bдвижени\w+|\bпроект\w*|\bагентств\w+"
        r"|\bканал\w*|\bклуб\w*|\bоперац\w+|\bпрограмм\w+|\bООО|\bАО|\bПАО)\s$"
    ),
    surnames=re.compile(
        r"(?:[оеё]в|[иы]н|[оеё]ва|[иы]на|[сц]кий|[сц]кая|ко|[уюч]к|ян|дзе|швили|ич|ых)$"
    ),
)
GRAMMARS: Mapping[str, Grammar] = {
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "ru": _RUSSIAN,
}
"""By the ISO 639-1 code of a document's language."""
