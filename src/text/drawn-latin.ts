/** Letters of other alphabets that are drawn like Latin ones, and those. */
const SAME = [
  'аеорсухіјѕһӏԁԛԝορνАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ',
  'aeopcyxijshldqwopvABEKMHOPCTYXIJSABEZHIKMNOPTYX',
] as const;
/** These can be told apart by those who look: words of them alone are ordinary. */
const SIMILAR = ['кмнтвգᴀατικευχγ', 'kmhtbqaatikeuxy'] as const;

/** Letters that nobody can tell from Latin ones. */
export const [sameAsLatin] = SAME;

/** The Latin letter that a letter is drawn like. */
export const latinLetters: ReadonlyMap<string, string> = new Map(
  [SAME, SIMILAR].flatMap(([drawn, latin]) => Array.from(drawn, (letter, i) => [letter, latin[i] as string])),
);
