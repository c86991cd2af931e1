/**
 * English verbs whose past forms no rule gives: base form, then its pasts and participles. Where a form is also another word ("found",
 * "lay", "bound"), the past tense of the irregular verb is meant, since only words tagged as past forms are looked up here.
 */
const VERBS = `
arise arose arisen/awake awoke awoken/bear bore borne born/beat beaten/become became/befall befell befallen/begin began begun/
behold beheld/bend bent/bereave bereft/bid bade bidden/bind bound/bite bit bitten/bleed bled/blow blew blown/break broke broken/
breed bred/bring brought/build built/burn burnt/buy bought/catch caught/choose chose chosen/cling clung/clothe clad/come came/
control controlled/creep crept/deal dealt/dig dug/draw drew drawn/do did done/dream dreamt/drink drank drunk/drive drove driven/
dwell dwelt/eat ate eaten/fall fell fallen/feed fed/feel felt/fight fought/find found/flee fled/fling flung/fly flew flown/
forbear forbore forborne/forbid forbade forbad forbidden/forego forewent foregone/foresee foresaw foreseen/foretell foretold/
forget forgot forgotten/forgive forgave forgiven/forgo forwent forgone/forsake forsook forsaken/free freed/freeze froze frozen/
get got gotten/give gave given/go went gone/grind ground/grow grew grown/hang hung/have had/hear heard/hew hewn/hide hid hidden/hold held/
hope hoped/inlay inlaid/interweave interwove interwoven/keep kept/kneel knelt/know knew known/lay laid/lead led/lean leant/leap leapt/
learn learnt/leave left/lend lent/lie lay lain/light lit/lose lost/make made/mean meant/meet met/mislay mislaid/mislead misled/
misspeak misspoke misspoken/misspell misspelt/misspend misspent/mistake mistook mistaken/misunderstand misunderstood/mow mown/
outbid outbade/outdo outdid outdone/outgrow outgrew outgrown/outrun outran/outsell outsold/overcome overcame/overdo overdid overdone/
overfly overflew overflown/overhang overhung/overhear overheard/overpay overpaid/override overrode overridden/overrun overran/
oversee oversaw overseen/oversell oversold/overshoot overshot/oversleep overslept/overspend overspent/overtake overtook overtaken/
overthrow overthrew overthrown/overwrite overwrote overwritten/partake partook partaken/pay paid/plead pled/prove proven/rebuild rebuilt/
redo redid redone/redraw redrew redrawn/relay relaid/remake remade/repay repaid/rerun reran/resell resold/resend resent/
retake retook retaken/retell retold/rethink rethought/rewind rewound/rewrite rewrote rewritten/ride rode ridden/ring rang rung/
rise rose risen/run ran/saw sawn/say said/see saw seen/seek sought/sell sold/send sent/sew sewn/shake shook shaken/shear shorn/
shine shone/shoot shot/show shown/shrink shrank shrunk/sing sang sung/sink sank sunk/sit sat/slay slew slain/sleep slept/slide slid/
sling slung/slink slunk/smell smelt/smite smote smitten/sow sown/speak spoke spoken/speed sped/spell spelt/spend spent/spill spilt/
spin spun/spit spat/spoil spoilt/spring sprang sprung/stand stood/steal stole stolen/stick stuck/sting stung/stink stank stunk/
strew strewn/stride strode stridden/strike struck stricken/string strung/strive strove striven/swear swore sworn/sweep swept/
swell swollen/swim swam swum/swing swung/take took taken/teach taught/tear tore torn/tell told/think thought/throw threw thrown/
tread trod trodden/unbind unbound/undercut undercut/undergo underwent undergone/underlie underlay underlain/underpay underpaid/
understand understood/undertake undertook undertaken/underwrite underwrote underwritten/undo undid undone/unwind unwound/uphold upheld/
wake woke woken/wear wore worn/weave wove woven/weep wept/win won/wind wound/withdraw withdrew withdrawn/withhold withheld/
withstand withstood/wring wrung/write wrote written/be was were been`

/** Nouns whose singular no rule gives. */
const NOUNS = `
analysis analyses/axis axes/bacterium bacteria/base bases/bureau bureaux/calf calves/child children/crisis crises/criterion criteria/
diagnosis diagnoses/foot feet/goose geese/half halves/hoof hooves/hypothesis hypotheses/knife knives/leaf leaves/life lives/loaf loaves/
matrix matrices/memorandum memoranda/mouse mice/nucleus nuclei/oasis oases/ox oxen/phenomenon phenomena/referendum referenda/
scarf scarves/series series/shelf shelves/species species/synthesis syntheses/thesis theses/thief thieves/tooth teeth/vertex vertices/
wife wives/wolf wolves`

/** Forms to lemmas. */
function forms(list: string): ReadonlyMap<string, string> {
  const out = new Map<string, string>()
  for (const entry of list.trim().split(/\s*\/\s*/)) {
    const [lemma, ...others] = entry.split(' ')
    for (const form of others) out.set(form, lemma!)
  }
  return out
}

export const PASTS = forms(VERBS)
export const PLURALS = forms(NOUNS)
