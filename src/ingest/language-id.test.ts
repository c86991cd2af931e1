import { describe, expect, it } from 'vitest'
import { languageOf } from './language-id.ts'

describe('languageOf', () => {
  it.each([
    ['en', 'Mohammad Javad Tahmasebi and Abdulrahman al-Nuaimi met in Bandar Abbas on Friday, the Omani mediator Badr bin Khalfan said.'],
    ['en', 'The talks between Szczepan Wójcik and Zdzisława Brzęczyszczykiewicz in Łódź were adjourned until after the holidays.'],
    ['en', 'Ministers will meet again.  The delegations have not agreed on an agenda, and there is no date for a third round.'],
    ['fr', 'Les deux délégations se retrouveront vendredi à Genève, a annoncé le porte-parole du ministère des Affaires étrangères.'],
    ['de', 'Die beiden Delegationen treffen sich am Freitag erneut in Genf, teilte ein Sprecher des Außenministeriums mit.'],
    ['ru', 'Делегации встретятся в пятницу в Женеве, сообщил представитель министерства иностранных дел.'],
    ['es', 'Las dos delegaciones volverán a reunirse el viernes en Ginebra, anunció el portavoz del ministerio.'],
    ['uk', 'Делегації зустрінуться в п’ятницю в Женеві, повідомив речник міністерства закордонних справ України.'],
    ['zh', '两国代表团将于星期五在日内瓦再次会晤，外交部发言人宣布。'],
    [null, 'No comment'],
    [null, ''],
    [null, '12345 67890 !!!'],
  ])('%s: %s', (expected, text) => {
    expect(languageOf(text)).toBe(expected)
  })
})
