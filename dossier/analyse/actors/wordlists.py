"""Closed lists of English words that tell what a name is. Written for this project; lower-case, full stops kept."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Split a list written as running text."""
    return frozenset(text.split())


HONORIFICS = words(
    """mr mr. mrs mrs. ms ms. miss dr dr. sir dame lord lady madam madame prof prof. hon hon. mx mx. mullah maulana
    ayatollah hojatoleslam sheikh sheik shaykh imam rabbi father fr. fr sister brother saint rev rev. reverend
    mufti pope emir emperor empress highness excellency majesty eminence holiness"""
)
"""What stands before a person's name and is no office worth keeping as a role, save Pope, Ayatollah and the like."""

TITLES = HONORIFICS | words(
    """president vice-president vice prime minister premier chancellor secretary senator sen sen. representative
    rep rep. reps. sens. congressman congresswoman congressperson governor gov gov. mayor ambassador chairman
    chairwoman chairperson chair director director-general commissioner spokesman spokeswoman spokesperson
    general gen gen. colonel col col. captain capt capt. major maj maj. lieutenant lt lt. sergeant sgt sgt.
    corporal private admiral adm adm. commander cmdr cmdr. marshal brigadier judge justice king queen prince
    princess duke duchess crown archbishop bishop cardinal patriarch chief leader head coach manager professor
    ministers deputy attorney speaker prosecutor inspector detective officer envoy adviser advisor lawyer
    attorney-general secretary-general co-chair co-founder founder ceo cfo executive superintendent constable
    sheriff counsel counselor councillor councilman councilwoman alderman delegate lawmaker legislator mp mep
    baroness baron count countess sultan shah tsar first former ex-president ex-minister acting interim
    undersecretary under assistant administrator ombudsman rector dean principal warden warlord strongman rebel
    editor reporter journalist correspondent author actor actress singer striker midfielder goalkeeper driver
    pilot astronaut cosmonaut economist analyst historian scientist researcher physician dictator candidate
    nominee congressional foreign interior defense defence finance senior special national"""
)

OFFICES = words(
    """president vice-president premier chancellor secretary senator sen sen. representative rep rep. congressman
    congresswoman governor gov gov. mayor ambassador chairman chairwoman chairperson chair director
    director-general commissioner spokesman spokeswoman spokesperson general gen gen. colonel col col. captain
    capt capt. major maj maj. lieutenant lt lt. sergeant sgt sgt. admiral adm adm. commander marshal brigadier
    judge justice king queen prince princess duke duchess archbishop bishop cardinal patriarch pope ayatollah
    chief leader head coach manager professor minister deputy attorney speaker prosecutor inspector detective
    officer envoy adviser advisor lawyer secretary-general co-chair co-founder founder ceo executive
    superintendent constable sheriff counsel counselor councillor councilman councilwoman delegate lawmaker
    legislator mp mep undersecretary administrator ombudsman dictator economist analyst historian scientist
    researcher emperor empress sultan emir warlord candidate nominee critic activist dissident author journalist
    editor correspondent reporter scholar expert physician doctor singer actor actress driver runner-up winner
    champion striker goalkeeper midfielder pilot astronaut coordinator co-ordinator negotiator mediator
    strategist member fellow partner owner resident clerk treasurer whip cleric imam rabbi priest mufti preacher
    friend successor predecessor ambassador-designate president-elect regent ruler monarch heir boss organiser
    organizer campaigner advocate lecturer teacher student engineer chemist biologist physicist mathematician
    philosopher poet writer novelist filmmaker producer musician artist painter architect designer banker
    investor entrepreneur billionaire businessman businesswoman tycoon magnate shareholder employee politician
    statesman diplomat consul attaché attache spy agent operative militant fighter soldier veteran guard
    policeman policewoman firefighter nurse surgeon epidemiologist virologist meteorologist seismologist
    climatologist astronomer official aide ally opponent rival counterpart specialist suspect comedian star
    undergraduate undergrad co-author co-developer geochemist inventor composer guitarist drummer bassist
    vocalist rapper photojournalist photographer cameraman anchor presenter host blogger vlogger youtuber
    influencer celebrity magistrate arbitrator attorney-general solicitor barrister paramedic
    spokesman-designate frontrunner front-runner challenger hopeful incumbent senator-elect governor-elect
    secretary-designate premier-designate corporal cadet commodore vice-admiral rear-admiral lieutenant-general
    major-general quarterback pitcher batsman bowler skipper sprinter swimmer gymnast skier boxer wrestler
    cyclist jockey umpire referee trainer nuncio lama monk nun pastor deacon ringleader mastermind kingpin
    terrorist hijacker gunman shooter attacker bomber whistleblower whistle-blower informant defector refugee
    survivor victim witness plaintiff defendant convict prisoner detainee hostage millionaire philanthropist
    lobbyist publisher columnist commentator broadcaster translator interpreter investigator illustrator
    cosmonaut player footballer cricketer golfer appointee associate contributor developer librarian archivist
    curator sociologist anthropologist archaeologist linguist geologist zoologist botanist ecologist
    oceanographer volcanologist glaciologist psychologist psychiatrist paediatrician pediatrician cardiologist
    oncologist neurologist ophthalmologist immunologist pathologist toxicologist pharmacist dentist veterinarian
    farmer fisherman miner mechanic chef baker butcher barber taxi-driver trucker broker trader
    economist-in-chief superintendent-general matriarch figurehead dignitary elder chieftain princess-royal
    dauphin infanta sheikh sharif khedive maharaja"""
)

ORG_HEADS = words(
    """ministry department agency bureau office commission committee council board authority administration
    corporation company group holdings bank fund foundation trust institute institution university college
    school academy society association federation union league alliance coalition party congress parliament
    senate assembly duma knesset court tribunal police army navy force forces guard guards corps command service
    services organisation organization network television radio news newspaper times post journal tribune herald
    gazette telegraph guardian press media channel magazine airlines airways air airline motors industries
    international systems technologies technology pharmaceuticals energy petroleum oil gas electric electronics
    telecom communications hospital clinic museum library laboratory laboratories center centre club team united
    fc f.c. inc inc. corp corp. ltd ltd. llc plc co. gmbh ag s.a. nv bv church cathedral diocese mission embassy
    consulate secretariat directorate division registry exchange cabinet treasury brigade battalion regiment
    squadron partners associates studios pictures records entertainment orchestra ballet opera theatre theater
    theatres chamber observatory programme program initiative taskforce front movement brigades militia campaign
    legislature judiciary government"""
)

PLACE_HEADS = words(
    """river lake sea ocean mountain mountains mount valley desert island islands peninsula bay gulf strait cape
    coast canal province state county district region territory city town village township municipality
    prefecture oblast governorate borough suburb street road avenue boulevard square highway route bridge
    airport airfield airbase base port harbor harbour station stadium arena park garden gardens forest plateau
    basin delta border crossing camp prison jail palace tower building plaza hotel house mall market mosque
    temple north south east west northern southern eastern western central upper lower heights hills hill beach
    falls creek springs pass reef archipelago emirate department canton"""
)

GROUP_HEADS = words(
    """rebels militants insurgents fighters guerrillas guerillas separatists extremists gunmen militia militias
    tribe tribes tribesmen people peoples community minority muslims christians jews hindus sunnis shiites
    shi'ites kurds democrats republicans conservatives liberals socialists communists islamists nationalists
    protesters demonstrators supporters brigade brigades front army movement jihadists clan family families gang
    cartel faction"""
)

BODY_NOUNS = (
    ORG_HEADS
    | GROUP_HEADS
    | words(
        """non-profit nonprofit airline charity firm watchdog think-tank insurer retailer carrier maker giant
        startup start-up band offshoot wing branch affiliate bloc body arm publisher broadcaster daily weekly
        website regulator operator manufacturer conglomerate supplier producer lender brewer automaker carmaker
        steelmaker chipmaker drugmaker utility label studio choir troupe organisation organization outlet
        platform app hospital ngo thinktank armed-group umbrella alliance collective"""
    )
)
"""Common nouns that say what a body or group is."""

MEDIA_HEADS = words(
    """television tv radio newspaper newspapers daily weekly magazine news network channel broadcaster website
    station agency tabloid press journal times post"""
)

CALENDAR = words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. jan feb mar
    apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun christmas easter ramadan thanksgiving eid
    hanukkah passover diwali today yesterday tomorrow spring summer autumn winter"""
)

SAYING = words(
    """said says say saying told tells added adds announced announces claimed claims warned warns stated states
    declared insisted argued noted explained commented replied responded asked urged called tweeted wrote denied
    confirmed reported reports admitted suggested acknowledged vowed promised accused criticised criticized
    praised condemned testified welcomed expressed predicted pledged met visited spoke resigned arrived"""
)

LOCATIVE = words(
    """in at near from to into across around outside inside throughout toward towards through between via off over"""
)

KIN = words(
    """wife husband son daughter brother sister father mother widow uncle aunt cousin nephew niece parents family"""
)

SURE_TITLES = frozenset(
    {
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "dr",
        "dr.",
        "sir",
        "dame",
        "lord",
        "lady",
        "madame",
        "prof.",
        "gov.",
    }
    | {"gen.", "col.", "lt.", "capt.", "sgt.", "adm.", "maj.", "rep.", "sen.", "rev.", "president", "senator", "king"}
    | {"queen", "prince", "princess", "pope", "ayatollah", "governor", "mayor", "minister", "chancellor", "premier"}
    | {"secretary", "spokesman", "spokeswoman", "ambassador", "judge", "justice", "professor", "congressman", "sheikh"}
    | {"congresswoman", "general", "colonel", "captain", "admiral", "commander", "archbishop", "bishop", "cardinal"}
)

FLAGS: dict[str, frozenset[str]] = {
    "ti": TITLES,
    "of": OFFICES,
    "or": ORG_HEADS,
    "pl": PLACE_HEADS,
    "gr": GROUP_HEADS,
    "me": MEDIA_HEADS,
    "ca": CALENDAR,
    "sa": SAYING,
    "lo": LOCATIVE,
    "ki": KIN,
}
