/** Words that are names: which name does not matter to the intent of a request. */

/** Names of companies. */
export const COMPANY_NAMES =
  'acme globex initech hooli contoso fabrikam northwind umbrella soylent cyberdyne piedpiper wonka tyrell vandelay megacorp bigcorp';

/** First names of people. */
export const FIRST_NAMES = `
adam ahmed aiden aisha akira alan alex alexander ali alice amanda amy ana anders andrea andrew andy angela
anika anita anjali ann anna anne anthony antonio aoife arjun ashley astrid barbara beatriz ben benjamin bjorn
bob brian bruce camila carl carla carlos carol caroline catherine charles charlie chiara chidi chloe chris
christian christine claire clara colin dana daniel dave david deborah deepak dennis derek diana diego dmitri
donald dorothy edward elena eli elizabeth ella emily emma eric erik ethan eva fatima felix fiona freya gareth
gary gavin george giulia greg hannah hans harry haruto hassan heather helen henry hiroshi hugo ian ibrahim
ines ingrid isabel ivan jacob jake james jan jane jason javier jean jeff jennifer jenny jeremy jessica jim
joan joao joe john jon jonas jonathan jorge jose joseph josh juan julia julie karen karl kate katherine kathy
keira keith kelly ken kenji kevin khalid kim kofi kumar kwame lara larry lars laura layla lee leila lena leo
liam linda lisa liz logan louis luca lucas lucia lucy luis luke magnus marco maria marie marta martin mary
mason mateo matt matteo matthew megan mei melissa mia michael michelle miguel mike minh mohamed mohammed
monica nancy natalie neha ngozi niamh nick nicole nigel nils nina noah nour oliver olivia omar oscar oskar
pablo pam paolo pat patricia patrick paul paula pedro peter philip pierre priya rachel rahul raj ravi rebecca
richard rita robert roger ron rosa ruth ryan sakura sam samantha samuel sandra sanjay sara sarah scott sean
sergio sharon simon sofia sophie stefan stephanie stephen steve steven sunita susan sven tanya ted teresa
thiago thomas tiago tim tina tom tony ursula valentina vera victor victoria vijay vincent wei wendy william
yuki yusuf zoe
`;
