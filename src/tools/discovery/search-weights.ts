/** What each kind of agreement between a request and an operation counts, found by measuring. */
export const WEIGHTS = {
  /** Likeness to the title, to the most alike phrase (title or synonym) and to the next one. */
  title: 0.3,
  phrase: 0.75,
  second: 0.35,
  /** How much of the request any field of the operation covers, and what each field counts in that. */
  coverage: 1.5,
  fieldTitle: 0.6,
  fieldPhrase: 0.6,
  fieldText: 0.42,
  fieldRest: 0.22,
  /** What was learned from the requests that operations are known to answer. */
  learned: 0.5,
  /** Agreement of what is wished. */
  wish: 0.6,
  /** How much reading is wished where no verb says: by the name of a thing, by a sentence. */
  nominal: 0.3,
  sentence: 0.1,
  /** The thing an operation is about is named first; how much of what it is about is not named. */
  head: 0.1,
  missing: 0.12,
  /** An unknown name hints at a company, surely after "at" and the like, and at a person. */
  company: 0.7,
  maybeCompany: 0.4,
  person: 0.25,
  /** The operation's own likelihood. */
  prior: 0.05,
  /** A word taken for a misspelt one, the words of a phrase beside the phrase, what
   * is not wanted, and what a term only hints at. */
  fuzzy: 0.45,
  partOfPhrase: 0.35,
  aside: 0.4,
  hint: 0.42,
  /** How much less one is wished when several are named, and several when one is. */
  number: 0.3,
  /** How much adding something to a thing is a change of that thing. */
  addTo: 0.5,
  /** A verb in a question, and each further verb. */
  inQuestion: 0.28,
  further: 0.4,
};
