/** Word lists of the tokenizer and the sentence splitter; English wire and web usage. All lower case, without the stop. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** Abbreviations that stand before a name or number, so that their stop never ends a sentence. */
export const TITLES = set(`mr mrs ms mx dr prof rev fr hon st ste gen lt col maj capt cpt sgt cpl pvt adm cmdr brig gov sen rep reps sens govs pres supt
  det insp amb msgr messrs mmes mt ft vs v viz cf cfr approx ca fig figs eq sect pp vol ed eds art arts op cit al- sec pt nos
  asst assoc dep lieut spc ssgt pfc sra rt atty`)

/** Abbreviations that may also stand at the end of a sentence. */
export const ABBREVIATIONS = set(`jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun inc corp co ltd llc plc bros cos
  jr sr esq etc al dept univ assn ave blvd rd hwy bldg apt min max est ext tel a.m p.m u.s u.k u.n e.u d.c l.a n.y ph.d m.d b.a
  m.a e.g i.e ibid ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa
  penn tenn tex va vt wash wis wyo misc govt natl intl dist mfg sq ft oz lb lbs tbsp tsp hr hrs mins secs yr yrs no`)

/** Of the above, those that are also plain words: their stop belongs to them only before a digit or inside a line of capitals. */
export const BEFORE_DIGIT = set('no art mar jun sun sat fig nos pp vol pt eq sect op')

/** Plain words too, hence abbreviations only with a capital letter and a capital or digit after them. */
export const CAPITAL_ONLY = set(`mar apr jun jul aug sun sat mon wed fri del ill ind la mass miss mo ore pa penn wash ala ark md va kan co rep gen col maj ed
  fig art hon rev det sec dep st ft mt pt min max est min dist cos ga ext sens reps rt no`)

/** Prefixes that the treebanks leave joined by their hyphen to what follows ("co-operate", "mid-August"). */
export const PREFIXES = set(`e re co non anti pro pre post ex mid semi multi ultra pan mini over un inter intra trans sub bi tri counter de neo pseudo
  quasi cross psycho socio geo electro micro macro mega meta proto hyper poly para auto bio infra vice-`)

/** Words that a new sentence often opens with; decides whether an abbreviation before them ended the last one. */
export const OPENERS = set(`the a an this that these those he she it we they i you his her its their our my in on at after before but and however
  meanwhile while when if as for from by with since until although though despite according earlier later also not no there here
  what who how why where which some many most all both each another other such only even still yet so or nor then now today
  yesterday officials last next during among under over between because once instead nevertheless moreover further furthermore
  one two three`)

/** Verbs and words of saying that continue a sentence after a quotation that ended in ! or ?. */
export const SAYING = set(`said says say asked asks added adds told tells wrote writes replied shouted shouts exclaimed declared declares cried tweeted
  posted warned insisted chanted yelled wondered demanded joked quipped continued posted urged announced`)

/** Ends of file and host names, so that "example.com" stays one token. */
export const DOMAINS = set(`com org net gov edu int mil info biz io tv co uk us eu ru ua de fr it es ca au jp cn in ir il pl kr nz za ch at be nl se no fi
  dk ie gr pt br mx tr pdf doc docx xls txt html htm jpg png gif zip csv xml json asp aspx php`)

/** First syllables of Korean given names: what follows their hyphen belongs to the name, whatever it looks like. */
export const KOREAN = set(`jae hae hye hyun seung seong kyung kyu sang yong yeong young sung jung jeong jong joon jun myung myong eun tae chang soon woo
  byung chul geun guk hee ho il min nam seok suk sook yoon yun`)

/** Short English words that look like a syllable of a romanised name, and so do not make one of "Built-in". */
export const SHORT = set(`and as at been bit book box but by can cap cat chip cup cut day era fat fit for free get gun ham hat her him hip his hit hop hot
  hum hut in job keep led let like lip look lot low man max men met mid month moon net not of off old on or out pan part pin pit
  pop pot put ran red run sat seen set ship shop shot sit son soon sun tank tax teen ten than the then thin tie time tin tip to
  too took top toy two up van way week win won year yet zip`)
