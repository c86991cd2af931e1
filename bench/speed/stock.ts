// What made articles are put together from: sides, people, places and turns of phrase. Square brackets hold alternatives, one of which is
// taken anew each time; words after a dollar sign are filled in (see make.ts). Countries are real, people and outlets are invented.

/** Country, adjective, capital, first names, last names. */
export const COUNTRIES: readonly (readonly [string, string, string, string, string])[] = [
  ['Russia', 'Russian', 'Moscow', 'Oleg Irina Pavel Galina', 'Vetrov Sokolova Maslin Orlova'],
  ['Ukraine', 'Ukrainian', 'Kyiv', 'Taras Oksana Bohdan Lesia', 'Hnatenko Marchuk Bilyk Savchuk'],
  ['Peru', 'Peruvian', 'Lima', 'Julio Rosa Hernán Pilar', 'Arce Quispe Salcedo Huamán'],
  ['Ecuador', 'Ecuadorian', 'Quito', 'Mateo Lucía Andrés Elena', 'Paredes Cevallos Endara Tello'],
  ['Kenya', 'Kenyan', 'Nairobi', 'Peter Grace Samuel Wanjiru', 'Mwangi Otieno Kiptoo Njeri'],
  ['Somalia', 'Somali', 'Mogadishu', 'Abdi Hodan Yusuf Amina', 'Warsame Jama Farah Elmi'],
  ['Serbia', 'Serbian', 'Belgrade', 'Milan Jelena Dragan Vesna', 'Jovic Savic Petrovic Ilic'],
  ['Kosovo', 'Kosovar', 'Pristina', 'Agim Vjosa Besnik Teuta', 'Gashi Krasniqi Berisha Hoti'],
  ['Vietnam', 'Vietnamese', 'Hanoi', 'Minh Hoa Quang Lan', 'Tran Pham Dinh Vo'],
  ['Cambodia', 'Cambodian', 'Phnom Penh', 'Sok Chanthy Vuthy Bopha', 'Chea Keo Prak Sim'],
  ['Sudan', 'Sudanese', 'Khartoum', 'Idris Salma Omar Huda', 'Bakri Tahir Nimeiri Sidahmed'],
  ['Ethiopia', 'Ethiopian', 'Addis Ababa', 'Dawit Selam Tesfaye Hirut', 'Bekele Alemu Desta Wolde'],
  ['Armenia', 'Armenian', 'Yerevan', 'Aram Nare Tigran Anahit', 'Petrosyan Grigoryan Avetisyan Manukyan'],
  ['Azerbaijan', 'Azerbaijani', 'Baku', 'Rashid Leyla Elchin Nigar', 'Mammadov Huseynova Guliyev Abbasova'],
  ['India', 'Indian', 'New Delhi', 'Arun Kavita Sanjay Meera', 'Deshmukh Pillai Chatterjee Menon'],
  ['Pakistan', 'Pakistani', 'Islamabad', 'Tariq Saima Kamran Nadia', 'Qureshi Malik Durrani Bukhari'],
  ['Colombia', 'Colombian', 'Bogotá', 'Camilo Marta Óscar Beatriz', 'Rincón Zuluaga Ospina Lozano'],
  ['Venezuela', 'Venezuelan', 'Caracas', 'Luis Carmen Rafael Isabel', 'Bracho Urdaneta Rangel Colmenares'],
  ['Yemen', 'Yemeni', 'Sanaa', 'Ali Arwa Nasser Bushra', 'Haddad Ghaleb Sallam Muqbil'],
  ['Libya', 'Libyan', 'Tripoli', 'Khaled Najla Fathi Rima', 'Zwai Barasi Ghariani Swehli'],
  ['South Korea', 'South Korean', 'Seoul', 'Jin-woo Soo-min Dae-jung Hye-jin', 'Baek Noh Seo Yoo'],
  ['Japan', 'Japanese', 'Tokyo', 'Kenji Yuko Hiroshi Naomi', 'Hayami Ogawa Tsukuda Morita'],
  ['Turkey', 'Turkish', 'Ankara', 'Cemal Ayla Orhan Defne', 'Yalman Koray Aksoy Tunalı'],
  ['Greece', 'Greek', 'Athens', 'Nikos Eleni Yannis Katerina', 'Vlachos Manou Stergiou Kalli'],
  ['Morocco', 'Moroccan', 'Rabat', 'Hassan Zineb Driss Latifa', 'Benjelloun Alaoui Tazi Bennani'],
  ['Algeria', 'Algerian', 'Algiers', 'Karim Yasmine Mourad Samia', 'Belkacem Hamdani Zerrouk Mansouri'],
  ['Iran', 'Iranian', 'Tehran', 'Dariush Shirin Behzad Mahnaz', 'Farahani Kazemi Rostami Golzar'],
  ['Iraq', 'Iraqi', 'Baghdad', 'Salim Zahra Adnan Hanan', 'Obeidi Jabouri Tamimi Khafaji'],
  ['Thailand', 'Thai', 'Bangkok', 'Somchai Malee Anan Suda', 'Wattana Srisuk Charoen Boonmee'],
  ['Myanmar', 'Burmese', 'Naypyidaw', 'Aung Khin Zaw Thida', 'Htun Maung Win Lwin'],
]
/** Stories: pairs of countries that negotiate, by index. */
export const PAIRS: readonly (readonly [number, number])[] = Array.from({ length: 15 }, (_, k) => [
  [2 * k, 2 * k + 1] as const,
  [2 * k, (2 * k + 7) % 30] as const,
  [2 * k + 1, (2 * k + 12) % 30] as const,
  [2 * k, (2 * k + 16) % 30] as const,
]).flat()

export const PLACES =
  'Istanbul|Geneva|Doha|Vienna|Oslo|Singapore|Cairo|Riyadh|Muscat|Helsinki|Astana|Lisbon|Montreux|Tashkent|Amman|Jakarta|Zurich|Abu Dhabi|Dakar|Panama City'.split(
    '|',
  )
export const OUTLETS =
  'Meridian|Harbour|Continental|Granite|Lowland|Quayside|Northern|Capital|Evening|Delta|Summit|Coastal|Border|Valley|Plateau|Straits|Gulf|Inland|River|Island'.split(
    '|',
  )
export const PAPERS = 'Post|Wire|Ledger|Review|Courier|Herald|Gazette|Dispatch|Tribune|Monitor|Chronicle|Observer'.split('|')
export const TOPICS = (
  'prisoner swaps|the border posts|fishing rights|the release of detainees|grain shipments|water from the dam|the buffer zone|gas transit|frozen accounts|' +
  'the return of refugees|landmine clearance|overflight permits|visa rules|the demarcation line|customs duties|the naval patrols|an observer mission|power lines|' +
  'reopening the consulates|the airport road|seized trawlers|pension payments|the rail link|war graves|river navigation|telephone lines|the missing soldiers|rail tariffs'
).split('|')
export const BODIES =
  'the United Nations|the European Union|the African Union|the Red Cross|the International Atomic Energy Agency|the Arab League|ASEAN|the World Bank|the OSCE|NATO'.split(
    '|',
  )

/** First sentences. */
export const LEADS: readonly string[] = [
  '$A [and|]$B will hold [a $nth round|another round|a fresh round] of [talks|negotiations] in $place on $day, $Aspeaker, [a spokesman for|the spokesperson of] the $Aadj government, said on $today.',
  '$Aadj President $Aleader [said on $today that|told reporters on $today that] [$Acap|his country|$A] would not [return to|sit down again at|rejoin] the [talks|negotiations] with $B until $topic [is|was] settled.',
  'Negotiators from $A and $B met in $place on $today for the first time [since $month|in $num weeks|in months] and [spoke|talked] about $topic.',
  '$B has [rejected|turned down|dismissed] a proposal by $A to [extend|prolong] the ceasefire by $num days, [officials in $Bcap said|a senior official said|the foreign ministry said] on $today.',
  'Talks between $A and $B [broke off|ended without a result|were suspended] in $place [late|early] on $today after [the delegations quarrelled over $topic|$hours hours of discussion about $topic].',
  '$A [announced|said] on $today that it [would send|was sending] its [foreign|deputy foreign] minister, $Aminister, to $place for [talks|a meeting] with [his counterpart from $B|$Bminister of $B].',
  'A [truce|ceasefire] between $A and $B [held|seemed to hold] for a $nth day on $today as [mediators|diplomats] [tried to bring|worked to bring] both sides back to $place.',
  '$Badj Foreign Minister $Bminister [arrived in|flew to] $place on $today [with a list of demands on|to discuss] $topic.',
  '$A and $B [have agreed|agreed on $today] to [exchange|hand over] $num [prisoners|detainees] each, [the first step|a step] in [months|weeks] of [mediated|indirect] [talks|contacts].',
  'The parliament in $Acap [voted on $today to back|on $today gave its support to] [an outline deal|a framework accord] with $B on $topic.',
]

/** Sentences of the body: told, quoted, conditional, with times, numbers, meetings, measures. */
export const SENTENCES: readonly string[] = [
  '"[We|Both sides] [have|need] [time|patience], and [we|they] will [use|need] it," $Aspeaker told [reporters|journalists] in $Acap.',
  '"[Nobody|No one] in $Bcap believes that $topic can wait [another year|until $month]," said $Bspeaker.',
  '$Aminister said [that|] [the delegation|his team] had [brought|carried] [$num|a dozen] proposals on $topic to $place.',
  '"If $B withdraws its [patrols|troops|objections], we will [sign|lift the restrictions] [within $num days|by $day]," $Aleader said.',
  'According to [two|three] officials [familiar with|briefed on] the talks, [the sides|both delegations] are [still|] far apart on $topic.',
  '$Bleader [rejected|dismissed] the [offer|idea] as "[a trick|an old paper with a new date|neither new nor serious]".',
  'The next [round|session|meeting] is [planned|scheduled] for $date in $place, but [neither side|$Bcap] has [confirmed|announced] it.',
  '$A [demands|wants|insists] that $B [pay|release $num detainees] before any [talks|discussion] on $topic.',
  '[Under the draft|Under the proposal], $B would [pull back|withdraw] its forces by $num kilometres [within $hours weeks|before $date].',
  'The two [countries|governments] [broke off|cut] diplomatic relations in $year [after|following] a [dispute|clash] over $topic.',
  '$Body, which [mediates|has mediated] since $year, [called|urged] [both sides|$A and $B] to [return|come back] to the table.',
  '[About|Some|More than|At least] $big people have [fled|left] their homes since $month, [aid workers|the Red Cross|local officials] said.',
  '$Aspeaker [denied|did not confirm] [reports|a report] that [a deal|an agreement] on $topic had [already|] been [reached|signed].',
  '$Bminister and $Aminister [last met|spoke by telephone] [on $date|$hours weeks ago|in $month], [but|and] [made no progress|nothing came of it].',
  'On $weekday, $B [imposed|announced] [new|] sanctions on $num $Aadj [companies|officials|banks].',
  '$A [halted|suspended] [deliveries|exports] of [fuel|wheat|medicine|cement] to $B [on $date|last week|earlier this month].',
  'Diplomats [expect|said they expected] [no breakthrough|a short communique|little] [before|until] [the summit|the meeting] in $place [next month|on $date].',
  '"[It is|That is] too early to [speak|talk] of [a date|peace|a settlement]," [he|$Aspeaker] [said|added].',
  '[Mr.|Ms.] $Bspeakerlast [added|said] that [the list|the schedule|the wording] would be [published|made public] [after|once] [the delegations|both parliaments] [agree|had agreed].',
  'The [deadline|ultimatum] that $A [set|gave] [in $month|on $date] [runs out|expires] on $day.',
  '$B has [given|granted] $A [until $date|$num days] to [answer|respond], [or it will|after which it would] [close the crossing|take the case to court].',
  '[A senior|One] $Badj [diplomat|official], [who asked not to be named|speaking on condition of anonymity], [said|described] the mood [was|as] "[sober|frosty|businesslike|better than in $month]".',
  '[In return|In exchange], $A [would|could] [reopen|unlock] [its embassy|its consulate|the port] [in $year|within $num days].',
  '[Analysts|Former negotiators] [in $place|at a university in $Bcap] doubt that $Aleader can [win|get] [a majority|support] for [such|] a deal.',
  '$topicCap has [divided|separated|occupied] $Acap and $Bcap for [$hours|more than $hours] years.',
  'On the [ground|border], [shells|drones] [hit|struck] [a village|a depot|two bridges] [near the line of contact|$num kilometres from the border] [on $weekday|overnight].',
  '[The foreign ministry|A ministry statement] in $Bcap [said|read]: "$B [remains|is] [ready|prepared] for [direct|serious] [talks|dialogue] at any [time|level]."',
  '$Aleader is [due|expected] to [visit|travel to] $place [on $day|later this week|in $month] for [a summit|talks] with $Bleader.',
  '$Bleader [met|received] [an envoy of $body|the mediators] in $Bcap on $weekday [morning|evening].',
  '[Opposition|Government] [leaders|lawmakers] in $A [accused|criticised] [the president|$Aleader] [of giving too much away|of moving too slowly].',
  '[Trade|Freight traffic] between the two [fell|rose] by $num percent [last year|in $year], [according to|figures of] the customs office [show|say].',
  '$A has [freed|released] $num [sailors|students|soldiers] since $month [as a gesture of goodwill|under an earlier accord].',
  '"[Our|The] position [has not changed|is known]: first $topic, then [everything else|the rest]," $Bspeaker [told|said to] [the newspaper|the state broadcaster|RIA].',
  '[Three|Four|Two] [earlier|previous] rounds, [the last|the latest] in $place [in $month|on $date], ended [without|with hardly any] [agreement|results].',
  '$Body [said|reported] [on $weekday|in a report] that [its monitors|its staff] had counted [$num|$big] [violations|incidents] [this month|since $date].',
  'The [working group|technical commission] on $topic will [meet|convene] [every|each] [Monday|Thursday|two weeks] [until $month|for $num days].',
  '[Both|The] delegations [left|departed from] $place [without|before] [speaking to the press|taking questions].',
  '$Aminister [warned|cautioned] that [patience|time] was running out and [said|that] $A "[will not wait for ever|has other means]".',
  '[A joint|The closing] statement [spoke|mentions] only of "[constructive|frank|useful] [exchanges|discussions]" [on|about] $topic.',
  '$B [resumed|restarted] [military exercises|flights|rail services] [in $month|on $weekday], [a decision|a move] that $Acap called [a provocation|encouraging].',
  '[Neither|None] of the [governments|delegations] [would say|said] [whether|if] $topic [was|had been] [on the agenda|discussed].',
  '[Asked|When asked] whether $Aleader would [attend|come], $Aspeaker [answered|replied] with one word: "[Unlikely|Perhaps|No|Certainly]."',
  'The [accord|agreement] of $year [obliges|commits] both [states|sides] to [settle|resolve] [disputes|quarrels] over $topic by [talks|arbitration].',
  '[Families|Relatives] of the [missing|detained] [gathered|protested] outside the [embassy|ministry] in $Bcap [on $weekday|for the $nth day].',
  '$A [pledged|promised] $big [dollars|euros] for [rebuilding|the repair of] the [bridges|port] if [the ceasefire holds|the truce lasts until $date].',
  'By $date, [observers|monitors] should be [stationed|posted] at $num [crossings|checkpoints], [the plan|the timetable] says.',
  '$Bminister, [who|a lawyer who] [took office|became minister] in $month, [leads|heads] the $Badj [delegation|team].',
  '[Prices|Insurance rates] for [grain|gas|shipping] [rose|fell] [slightly|sharply] [after|on] [the news|word of the talks].',
  '"[I spoke|We spoke] for [an hour|$hours hours], and I [heard|saw] [nothing new|some movement]," $Bleader said [on $weekday|in an interview].',
  'The mediators [proposed|suggested] [a pause|a break] of $num days [so that|during which] [aid|food and medicine] could reach [the towns|the camps].',
  '[Last|Earlier this] [week|month], $Acap [recalled|summoned] [its|the $Badj] ambassador [over|because of] [remarks|a quarrel] about $topic.',
  '$Aleader and $Bleader have [never|not] met [in person|face to face] since [$year|the election in $year].',
]

/** What may follow a sentence of the body that ends in a plain stop. */
export const TAILS: readonly string[] = [
  ', [a step|something] that [observers|lawyers|traders] in $place had [expected|feared|called overdue] [for weeks|since $month]',
  ', [although|even though] $Bleader [had promised|promised] [otherwise|the opposite] [in $month|on $weekday|before the election]',
  ', [while|as] [crowds|lorries|patrols] [waited|were seen] [at the crossing|near the river|outside the ministry]',
  ', [according to|says] [a paper|a memo|minutes] [seen by|leaked to] the $outlet',
  ', [after|following] [$hours|nearly $hours] hours of [talks|argument] [behind closed doors|in a hotel near the airport]',
  ', [and|but] [few|not many] in $Acap [believe|think] that [$Bcap|the other side] will [keep its word|give way] [over|on] $topic',
  ', [for|at] the [$nth time|insistence of $body]',
  ' [despite|in spite of] [protests|objections] from [the army|the regions|fishermen|the central bank]',
  ', [which|a fact that] [had not been|has never been] [made known|reported] [before|outside $place]',
  ', [days|hours] [before|after] [a vote|a hearing|a strike] [in parliament|in $Bcap|on $topic]',
  ' [under|on the basis of] [an understanding|a protocol] [signed|reached] in $place in $year',
  ', [costing|worth] [some|about] $big [dollars|euros] [a day|a year|in all]',
]

/** Ends that articles have or have not. */
export const CLOSINGS: readonly string[] = [
  'Reporting by $outlet.',
  '$A and $B fought a short war in $year.',
  'No date has been set for [another|the next] meeting.',
  'The talks [continue|go on] on $day.',
  '',
]

export const HEADLINES: readonly string[] = [
  '$A, $B [to meet|meet] in $place on $topic',
  '$Acap [says no to|rejects|doubts] $Bcap plan for $topic',
  '[Talks|Negotiations] on $topic [stall|resume|end early] in $place',
  '$Aleaderlast: [no deal|no talks] without progress on $topic',
  '$B [sets|gives] $A $num days over $topic',
  '[Truce|Ceasefire] [holds|wobbles] as $A and $B [wait|prepare for $place]',
]

/** Words that a rewrite trades for one another. */
export const SWAPS: readonly (readonly string[])[] = [
  ['talks', 'negotiations', 'discussions'],
  ['said', 'stated'],
  ['round', 'session'],
  ['ceasefire', 'truce'],
  ['officials', 'diplomats'],
  ['agreement', 'accord'],
  ['proposal', 'plan'],
  ['detainees', 'prisoners'],
  ['delegations', 'teams'],
  ['reports', 'accounts'],
]
