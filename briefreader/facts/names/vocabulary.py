"""Closed classes of words that tell what a capitalised name is: titles, head words, cues."""

from briefreader.facts.text.word_lists import word_list


def _words(text: str) -> frozenset[str]:
    return frozenset(word_list(text))


HONORIFICS = _words(
    "Mr Mr. Mrs Mrs. Ms Ms. Miss Mister Madam Madame Monsieur Dr Dr. Doctor Prof Prof. Professor "
    "Sir Dame Lord Lady Baron Baroness Count Countess Duke Duchess Earl Viscount King Queen "
    "Prince Princess Emperor Empress Czar Tsar Tsarina Kaiser Sultan Sheikh Sheik Emir Shah "
    "Pharaoh Pope Saint Rabbi Imam Mullah Ayatollah Father Brother Sister Rev Rev. Reverend "
    "Bishop Archbishop Cardinal Patriarch Pastor Herr Frau Señor Don Doña Hajji Uncle Aunt"
)
"""Words of rank or courtesy before a person's name."""

COURTESY_TITLES = _words(
    "Mr Mr. Mrs Mrs. Ms Ms. Miss Mister Madam Madame Monsieur Dr Dr. Doctor Prof Prof. Professor "
    "Sir Dame Lord Lady Saint Father Brother Sister Rev Rev. Reverend Herr Frau Señor Don Doña "
    "Hajji Uncle Aunt"
)
"""Those of them that name no post."""

TITLES = _words(
    "President Vice-President President-elect Premier Chancellor Secretary Secretary-General "
    "Minister Senator Sen. Sen Representative Rep. Rep Congressman Congresswoman Governor Gov. "
    "Gov Mayor Ambassador Amb. Envoy Chairman Chairwoman Chairperson Chair Speaker Director Judge "
    "Justice Attorney Sheriff Marshal Commissioner Commander General Gen. Gen Lieutenant Lt. Lt "
    "Colonel Col. Col Major Maj. Maj Captain Capt. Capt Sergeant Sgt. Sgt Corporal Cpl. Cpl "
    "Private Pvt. Admiral Adm. Brigadier Brig. Brig Commodore Officer Detective Inspector "
    "Constable Superintendent Chief Coach Dean Principal Headmaster Provost Chaplain Counsel "
    "Counselor Counsellor Adviser Advisor Aide Spokesman Spokeswoman Spokesperson Leader Founder "
    "Owner Editor Author Architect Artist Actor Actress Singer Manager Consul Commissar Delegate "
    "Councillor Councilman Councilwoman Alderman MP MEP MSP Deputy Taoiseach Führer Comrade "
    "Prosecutor Solicitor Economist Analyst Nurse Student Engineer Scientist Historian Astronaut "
    "Cosmonaut Pilot Quarterback Striker Goalkeeper Midfielder Defender "
    "Präsident Präsidentin Kanzler Kanzlerin Bundeskanzler Bundeskanzlerin Ministerin "
    "Außenminister Außenministerin Verteidigungsminister Premierminister Président Présidente "
    "Presidente Presidenta Ministre Ministro Ministra Chancelier Chancelière Canciller"
)
"""Posts and occupations that stand before a name."""

TITLE_MODIFIERS = _words(
    "Affairs Relations Former former Ex ex Acting acting Deputy deputy Vice vice Assistant "
    "Associate Senior Junior Chief Executive First Second Third Prime Foreign Interior Defence "
    "Defense Finance Trade Health Education Energy Justice Home Economy Environment Transport "
    "Labour Labor Agriculture Culture Information Communications Shadow State Attorney Lieutenant "
    "National Security Special Major Rear Under Permanent Presidential presidential Lord Great "
    "Grand Crown Supreme Managing Regional General Staff Press Cabinet Petty Warrant Police Party "
    "Opposition Majority Minority House Senate Then then Late late Current current Incumbent "
    "Honorary Fellow Commander-in-Chief Founding Interim Political Military Intelligence Treasury "
    "Commerce Oil Water Planning Development Federal Union Parliament Policy Diplomatic"
)
"""Words that stand inside a title, before its noun."""

ROLE_NOUNS = _words(
    "president premier chancellor secretary minister senator representative congressman "
    "congresswoman governor mayor ambassador envoy chairman chairwoman chair speaker director "
    "judge justice commissioner commander general chief head leader spokesman spokeswoman "
    "spokesperson adviser advisor aide analyst economist professor author founder co-founder "
    "owner editor journalist reporter correspondent photographer lawyer attorney prosecutor "
    "counsel expert scientist researcher historian activist dissident oligarch billionaire "
    "businessman businesswoman banker officer official agent spy lieutenant colonel captain king "
    "queen prince princess emperor dictator strongman ruler actor actress singer musician "
    "composer writer poet novelist painter artist architect engineer physicist chemist "
    "philosopher producer manager coach player striker goalkeeper pilot candidate opponent rival "
    "successor predecessor ally friend brother sister wife husband father mother son daughter "
    "uncle aunt cousin colleague nephew niece widow partner star guitarist drummer bassist "
    "vocalist rapper theologian bishop archbishop priest deputy member lawmaker politician "
    "diplomat negotiator fellow scholar consultant executive strategist secretary-general"
)
"""Nouns in lower case after which a name is a person's."""

PARTICLES = _words(
    "al el bin ibn abu abd ben bint von van der den de del della di da dos du la le ter ten zu af "
    "av y ul ud Al El Bin Ibn Abu Abd Ben Von Van Der Den De Del Della Di Da Dos Du La Le "
    "Ter Ten St. St Mac"
)
LOWER_PARTICLES = frozenset(word for word in PARTICLES if word.islower())

GENERATIONS = _words("Jr Jr. Sr Sr. II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XXIII I")

ORGANISATION_HEADS = _words(
    "Ministry Ministries Department Departments Agency Agencies Committee Subcommittee Bank Party "
    "University Council Institute Institution Union Commission Court Courts Organization "
    "Organisation Association Federation Confederation Foundation Corporation Company Companies "
    "Corp Corp. Inc Inc. Ltd Ltd. LLC PLC plc GmbH AG Limited Holdings Industries Enterprises "
    "Group Bureau Office Authority Administration Board Parliament Congress Senate Assembly "
    "Legislature Government Cabinet Secretariat Directorate Inspectorate Embassy Consulate "
    "Mission Delegation Army Navy Fleet Brigade Brigades Regiment Battalion Division Corps "
    "Squadron Militia Forces Police Guard Guards Command Alliance League Coalition Bloc Movement "
    "Front Society Club Academy College School Schools Seminary Faculty Conservatory Church "
    "Airlines Airways Railways Railway Motors Systems Technologies Technology Laboratories "
    "Laboratory Labs Records Pictures Studios Entertainment Productions Broadcasting Television "
    "Radio Network Networks News Times Tribune Herald Gazette Telegraph Guardian Post Chronicle "
    "Observer Press Publishing Publishers Trust Fund Partnership Partners Associates Consortium "
    "Chamber Syndicate Brotherhood Orchestra Philharmonic Symphony Choir Ensemble Hospital Clinic "
    "Library Museum Gallery Archives Tribunal Taskforce Service Services Initiative Forum Center "
    "Centre Treasury Exchange Securities Insurance Bancorp Capital Ventures Software Electronics "
    "Petroleum Oil Steel Energy Pharmaceuticals Foods Stores Hotels Cooperative Guild Registry "
    "United FC F.C. Rovers Wanderers Athletic Knights Giants Tigers Lions Eagles Bears Bulls "
    "Rangers Rockets Raiders Warriors Yankees Mets Dodgers Cubs Pirates Cardinals Broncos "
    "Panthers Jets Sharks Wildcats Bulldogs Hornets"
)
"""The last word of an organisation's name, or its first before "of", "for" or "on"."""

SITE_HEADS = _words(
    "Center Centre Museum Gallery Library Hospital Clinic Church School Schools College Academy "
    "Laboratory Laboratories Archives Exchange"
)
"""Those of them that are buildings and grounds as often as bodies."""

COMMON_HEADS = _words(
    "Service Services Systems Records Networks Schools Energy Oil Steel Software Technology "
    "Capital Insurance Electronics Foods Stores Hotels Initiative Exchange News"
)
"""Those of them that make a name only together with a word that is none in lower case."""

HEADS_WITH_OF = _words(
    "Ministry Ministries Department Departments Office Bureau Committee Subcommittee Bank "
    "University Council Institute Union Commission Court Organization Organisation Association "
    "Federation Confederation Foundation Board House Church Society Academy College School "
    "Faculty Party Government Governments Parliament Assembly Front Movement Army Chamber "
    "Congress League Ministers Embassy Center Centre Fund Institution Institutes Directorate "
    "Group Museum Library Agency Corporation Company Brotherhood Order Club Community "
    "Institutions Division Delegation Tribunal Alliance Coalition Network Registrar Secretariat "
    "Administration Authority Service Guild Conference Forum Campaign Initiative Programme"
)

LOWER_HEADS = _words("government administration campaign")
"""Nouns in lower case that make an organisation of the name or people before them; a campaign only
of a person's name."""

PLACE_HEADS = _words(
    "River Lake Mountain Mountains Mount Sea Ocean Gulf Bay Island Islands Peninsula Province "
    "District County City Town Village Valley Heights Hill Hills Street Avenue Road Boulevard "
    "Lane Drive Highway Square Plaza Airport Station Bridge Strait Straits Desert Region Oblast "
    "Krai Governorate Prefecture Canal Park Gardens Garden Palace Castle Cathedral Temple Tower "
    "Stadium Arena Beach Coast Cape Harbor Harbour Port Falls Creek Forest Basin Plateau Plains "
    "Ridge Peak Pass Point Territory Territories Reservation Cemetery Dam Fort Camp Monument "
    "Basilica Abbey Shrine Mosque Market Theater Theatre Hall House Hotel Mall Zoo Springs "
    "Glacier Reef Lagoon Sound Isle Isles Emirate Sultanate Kingdom Empire Republic Republics "
    "Triangle Belt Corridor Rapids Quarter Municipality Parish Borough Township"
)
"""The last word of a place's name."""

PLACE_PREFIXES = _words(
    "Lake Mount Mt Mt. Cape Fort Port Isle Gulf Bay Strait Sea River Republic Province Kingdom "
    "City County Camp State Straits Islands Island District Duchy Principality Region Town "
    "Village Commonwealth Emirate Castle Tower Palace Cathedral"
)
"""The first word of a place's name: before another name, or before "of"."""

PREFIXES_WITHOUT_OF = _words("Lake Mount Mt Mt. Cape Fort Port Camp")

DIRECTIONS = _words(
    "North South East West Northern Southern Eastern Western Central Northeast Northwest "
    "Southeast Southwest Northeastern Northwestern Southeastern Southwestern Upper Lower Greater "
    "New Inner Outer Mid"
)

EVENT_HEADS = _words(
    "War Wars Battle Siege Revolution Uprising Rebellion Revolt Massacre Genocide Holocaust "
    "Crisis Treaty Agreement Agreements Accord Accords Pact Protocol Convention Declaration "
    "Charter Act Acts Bill Law Code Amendment Resolution Constitution Deal Plan Doctrine Summit "
    "Meeting Talks Election Elections Referendum Olympics Games Championship Championships Cup "
    "Tournament Festival Award Awards Prize Medal Day Week Month Year Era Age Century Dynasty "
    "Season Tour Show Series Trophy Marathon Derby Bowl Open Prix Report Papers Study Project "
    "Programme Program Operation Operations Theory Theorem Effect Syndrome Disease Test Index "
    "Scale Rights Policy Order Manifesto Memorandum Communique Communiqué Statement Strategy "
    "Framework Principles Rules Guidelines Directive Fellowship Scholarship Degree Ballet "
    "Symphony Opera Album Song Edition Volume Chapter Section Article Table Figure Part Spring "
    "Fall Winter Summer Depression Recession Renaissance Reformation Enlightenment Period Round "
    "Rounds"
)
"""The last word of an event, a law, a prize or a work, which are none of the three kinds."""

MEETING_HEADS = _words("Summit Meeting Talks Election Elections Crisis Relations Ties Deal War")
"""After these a pair joined by a hyphen, or an organisation, is still a mention of its own."""

EVENT_PREFIXES = _words(
    "Hurricane Typhoon Cyclone Storm Operation Project USS HMS HMAS HMCS RMS SS MV MS Exercise"
)
"""The first word of the name of a storm, an operation or a ship, none of the three kinds."""

CALENDAR = _words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon. Tues. Wed. Thurs. Fri. Sat. "
    "Sun. January February March April May June July August September October November December "
    "Jan Jan. Feb Feb. Mar Mar. Apr Apr. Aug Aug. Sept Sept. Sep Sep. Oct Oct. Nov Nov. Dec Dec. "
    "Christmas Easter Ramadan Thanksgiving Halloween Hanukkah Passover Lent Advent Eid Diwali "
    "Monday's"
)
MONTHS_AND_NAMES = _words("April August Jan June May")
"""Months, written out or short, that are also names of people."""

FUNCTION_WORDS = _words(
    "The A An In On At Of For To From By With And But Or Nor So If As It Its It's He She They We "
    "You I His Her Their Our My Your This That These Those There Here When While After Before "
    "Since During Until Because Although Though However Meanwhile Moreover Also Both Neither "
    "Either Each Every Some Many Most Several Few All Any No Not None One Two Three Four Five Six "
    "Seven Eight Nine Ten Eleven Twelve What Which Who Whom Whose Why How Where Is Are Was Were "
    "Be Been Being Has Have Had Having Do Does Did Will Would Can Could May Might Should Must "
    "Shall Let Last Next Earlier Later Now Then Today Yesterday Tomorrow Other Others Another "
    "Such Same According Despite Following Given Under Over About Between Among Against Through "
    "Across Into Out Up Down More Less First Second Third Old Yes Please Once Further Thus "
    "Therefore Instead Whether Like Well Just Even Still Yet Only Within Without Toward Towards "
    "Upon Per Via Versus Vs Off Him Them Us Me Mine Yours Ours Theirs Himself Herself Itself "
    "Again Ever Never Always Often Sometimes Perhaps Maybe Indeed Hence Else Unlike Unless "
    "Whereas Beyond Behind Below Above Beside Besides Around Along Throughout Amid Amidst Oh Hi "
    "Hello Hey Ok OK Okay Thanks Thank Dear Anyway Actually I'm I'll I've I'd You're We're "
    "They're He's She's That's There's What's Let's Don't Can't Won't Didn't Isn't Aren't Amen"
)

NOT_NAMES = _words(
    "WWI WWII God Allah Jesus Christ Bible Quran Koran Torah Internet Web English Earth Sun Moon "
    "Mars Venus Jupiter Saturn Mercury Heaven Hell Lord Mom Dad Mum Grandma Grandpa Mommy Daddy "
    "CEO CFO COO CTO VP MP MPs PM AM A.M. P.M. TV DVD CD CDs PC DNA RNA HIV AIDS GDP GNP GPS USB "
    "PDF HTML XML HTTP URL FAQ AI IT ID IQ PhD Ph.D. Ph.D BA B.A. MA M.A. BSc MSc MBA B.S. M.S. "
    "J.D. M.D. MD RSVP AC DC BC AD B.C. A.D. BCE CE GMT UTC EST PST NGO NGOs WMD POW POWs SUV UFO "
    "COVID COVID-19 SARS LED LCD RAM CPU GPU SQL API APIs PR HR R&B UK-based LGBT LGBTQ "
    "LGBTI LGBTQI LGBTQI+ OK USD "
    "EUR GBP No. Nos. Vol Vol. Fig Fig. Figs Eq Eq. Sec Sec. Ch pp II III IV VI VII VIII IX XI "
    "XII Q&A P.S. PS NB ASAP FYI LOL OMG BTW IMO ICBM MIRV START INF JCPOA NPT GATT NAFTA VAT ETF "
    "IPO ISBN ISSN DOI R&D HQ F.2d U.S.C. GED GPA SAT ACT LSD MRI CT IVF STEM ADHD PTSD Ltd Inc "
    "Corp Co Mr Mrs Ms Dr Jr Sr i.e e.g TBD TBA Contents "
    "Introduction Conclusion Conclusions Background Summary Abstract Methods Results Discussion "
    "References Acknowledgments Overview Photo Image Source Caption Chapter Appendix Note Notes"
)
"""Capitalised words and shortenings that name no person, organisation or place."""

SAY_VERBS = _words(
    "said says told tells asked added argued warned announced stated noted insisted claimed "
    "explained replied wrote writes tweeted admitted denied suggested believes believed thinks "
    "thought recalled answered remarked concluded commented observed complained declared "
    "testified joked laughed smiled nodded married died born grew graduated"
)

PLACE_PREPOSITIONS = _words("in near outside inside throughout around invaded annexed")

PLACE_NOUNS = _words(
    "city town village capital port suburb suburbs outskirts streets coast shore shores beaches "
    "banks mountains hills island islands province provinces district region state county"
)
"""Nouns in lower case after which, with "of", a name is a place's."""

SHOUTED_SMALL_WORDS = _words("OF THE AND TO ON IN FOR AT BY WITH A AN FROM AGAINST OR AS")
"""Words that titles write small, where a line is all capitals."""
