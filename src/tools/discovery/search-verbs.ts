/** Verbs and the words around them, as data for the search: what a request wishes. */

/** What a request may want of an operation. */
export type Intent = 'list' | 'get' | 'create' | 'update' | 'delete' | 'act';

/**
 * Verbs and phrases that tell what is wanted, in the form of a command. Signs before one: `~` it is dropped from the
 * words to look for, as it says nothing else; `^` it counts at the beginning only; `?` it counts only where a verb
 * stands, as it may be a noun too; `$` a verb also stands at the end.
 */
export const INTENT_WORDS: readonly (readonly [phrases: string, intents: Partial<Record<Intent, number>>])[] =
  [
    [
      '?$~list, ~show all, ~overview, ~overview of, ~list all, ~list of, ~enumerate, ~give me all, ~all of the, ~show me all, ~give me the list, ~inventory, ~which, ~whose, ~all the',
      { list: 1, get: 0.3 },
    ],
    [
      '?search, find, look up, lookup, ?query, ?filter, ~look for, ~pull up, ~locate',
      { list: 0.9, get: 0.5 },
    ],
    [
      '?$~show, ~see, ?~view, ?~display, ?~read, ~fetch, ~tell me, ~look at, ~retrieve, ^~get, ^~get me, ~let me see, ~show me, ~who, ~how many, ~how often, ~how long, ~what are, ~whether, ~what is, ?~report, ~find out, ?~print',
      { get: 0.8, list: 0.7 },
    ],
    ['?$~check, ~check whether, ~check if', { get: 0.9, list: 0.7, act: 0.5 }],
    ['^~give me', { get: 0.5, list: 0.5, create: 0.5, act: 0.4 }],
    [
      '?~open, ~details of, ~detail, ~details, ~inspect, ~full, ~info, ~information, ~contents of, ~contents, ~contain, ~state of, code of, script of, source of, fingerprint, description of, steps in, steps of',
      { get: 1, list: 0.3 },
    ],
    ['~settings of, ~configuration of, ~config of', { get: 0.7, list: 0.2 }],
    [
      '~pending, ~existing, ~exist, ~currently, ~current, ~overall, history, ~available',
      { list: 0.5, get: 0.4 },
    ],
    ['~create, ~build, ~introduce, ~define, ~spin up', { create: 1 }],
    [
      '~add, ~make, ~new, ~insert, ~need a, ~need an, ~need another, ~adding, ~gets the, ~gets a, ~hand, ~enter, ~apply',
      { create: 0.9, update: 0.4 },
    ],
    [
      '?register, ?provision, ~set up, ?~setup, ~hook up, ~onboard, ?~start, ?~launch, ~begin, ?$~connect, ~integrate, ~establish, ~install, accept',
      { create: 0.9, update: 0.4 },
    ],
    [
      '~give, assign, ?grant, ~allow, ~let, authorize, authorise, ~attach, ~join, ~bring, ?enroll, ~include, ?~permit, ~enable, ~promote',
      { create: 0.8, update: 0.6 },
    ],
    ['?~put', { create: 0.6, update: 0.8 }],
    [
      '?invite, ?issue, generate, ?export, ?import, ?~send, ?upload, ?store, ?~save, ?download, ?migrate, ?load, ?mail, ?dump',
      { create: 0.8, act: 0.7 },
    ],
    ['~configure, ?~use, ~customize, ~customise, ~want', { update: 0.7, create: 0.6 }],
    [
      '~should, ~must, ~has to, ~have to, ~shall, ~needs to, ~wants, ~always, ~never',
      { update: 0.6, create: 0.5, delete: 0.2 },
    ],
    [
      '?$~change, ?$~update, ~edit, ~modify, ~adjust, ~rename, ~correct, ~alter, ?~fix, ~amend, ~tweak, ~increase, ~decrease, ?~raise, ?~lower, ~shorten, ~extend, ~prolong, ~reduce, ~adapt, ~is wrong, ~changed, ~moved, ~has changed, ?~set, ?~mark, ~reorder, ?~write, ~rewrite, ~got a new, ~has a new, ~was renamed, ~been renamed, ~is now called, ~has the wrong, ~are wrong, ~shows the wrong, ~tighten, ~loosen, ~relax, ~swap, ~choose, ~better, ~another, ~finish, ~complete, ~widen, ~narrow, ~tag, ~annotate, ~reword, ~rebranded, ~be renamed, ~bring back, ~serve, ~keep',
      { update: 1, create: 0.1 },
    ],
    [
      '~turn on, ~turn off, ~switch on, ~switch off, ?~switch, ~disable, ~activate, ~turn * on, ~turn * off, ~switch * on, ~switch * off, ~deactivate, ~pause, ~resume, ~reactivate, ~re enable, ~enable, ~toggle',
      { update: 0.9, delete: 0.4, create: 0.3 },
    ],
    [
      '~replace, ~overwrite, ~require, ~enforce, ~make * mandatory, translate, ?~force',
      { update: 0.9, create: 0.3 },
    ],
    [
      '?block, ?lock, protect, ?limit, ?throttle, ?remember, render, warn, deny, ?allowlist, ?whitelist, ?route, restrict, ?cap, notify, alert, ?ask, ?call, ?forward, ?ship, ?stream, detect, hide, remind, ?ban, refuse, slow down, ?deliver, ?push, ?pull, ?tail, ?fire',
      { update: 0.6, create: 0.7, act: 0.2 },
    ],
    ['unblock, unlock, unban', { delete: 0.7, update: 0.6, act: 0.5 }],
    ['linkaccount, merge, ?link, combine, consolidate', { create: 0.9, act: 0.5 }],
    [
      'lost, forgot, forgotten, leaked, stolen, compromised, hacked, locked out, expired, broken, mismatch, cannot get, cant log in',
      { act: 0.5, update: 0.5, delete: 0.5, create: 0.4, list: 0.3, get: 0.3 },
    ],
    [
      '~delete, ~remove, ~erase, ~get rid of, ?~drop, ~throw * out, ~kick * out, ~kick out, ~take away, ~take * away, ~take out, ~take * out, ~take off, ~take back, ~purge, ~wipe, ~destroy, ~discard, ~clean up, ~cancel, ~unassign, ~detach, ~retire, ~decommission, ~tear down, ~forget, ~eliminate, ~uninstall, ?~free, ~gone, ~unregister, ~throw * away, ~throw away, ~shut down, ~scrap, ~cut, ~give up, ~no more, ~loses the, ~is gone, ~take * from, ~not need, ~dont need, ~release, ~quit, ~obsolete, ~retired',
      { delete: 1 },
    ],
    [
      'revoke, withdraw, invalidate, unlink, separate, ?split, ?~end, ~kill, ~terminate, ~cut off, ~disconnect, ~strip, ?~clear, unlinkaccount, logout, ?~lift, ~expel, ~evict, ?~close',
      { delete: 0.9, act: 0.4 },
    ],
    [
      '~stop, ~stop using, ~no longer wants, ~no longer, ~prevent, ~forbid, ~disallow, ~should not, ~must not, ~shall not, ~may not, ~shouldnt, ~not * any more, ~nobody should, ~not * any longer, ~go back',
      { update: 0.7, delete: 0.7 },
    ],
    [
      '?deploy, publish, ?rotate, renew, regenerate, ?roll, rollback, revert, ?retry, resend, redeliver, replay, ?verify, ?test, ?sync, ?~try, ?~run, execute, simulate, ~kick off, ?~trigger, diagnose, ~push * to',
      { act: 1, update: 0.3 },
    ],
    ['~creation, ~addition', { create: 0.9 }],
    ['~deletion, ~removal, ~termination, offboarding', { delete: 0.9 }],
    [
      '~activation, ~deactivation, ~modification, ~adjustment, ~adaptation, ~exchange, ~too, ~shorter, ~longer, ~stricter, ~stronger, ~higher, ~lower, ~bigger, ~smaller, ~weak, mandatory, obligatory, compulsory, optional, ~different',
      { update: 0.7, create: 0.3 },
    ],
    ['?reset', { act: 0.8, delete: 0.8, update: 0.4, create: 0.4 }],
  ];

/** A word that may be a noun is taken for a verb at the beginning and after one of these. */
export const BEFORE_VERBS = `
to and then or please pls we i you they he she should must can cannot cant could not dont let lets want will would but
just also never always now help
`;

/** A word at the beginning is a verb when one of these follows it. */
export const AFTER_VERBS = `
the a an our my your his her their its this these those all every each him them it us me everyone everybody someone
another both
`;

/** Words that end like a plural. */
export const NO_PLURALS = `
details settings contents options always access address business status sms analytics statistics aws dns sns apns sso
saas ios kubernetes process progress success class pass yes this his its was has does is as us plus news
`;

/** Words that make a sentence of what would otherwise be the name of a thing. */
export const SENTENCE_WORDS = `
i we he she it they you is are was were has have had cannot cant not no dont doesnt isnt wont if when because wants
gets got keeps says my
`;

/** How requests begin before they say what they want. */
export const LEAD_INS =
  'please, pls, can you, could you, would you, can i, could i, can we, could we, how do i, how do we, how can i, how can we, how to, i want to, we want to, i need to, we need to, i would like to, id like to, want to, need to, is there a way to, is it possible to, is there any way to, help me, hi, hello, hey, i have to, we have to, id love to, im trying to, trying to, kindly, now, ok, also, then, and, urgent, urgently, quick question, we would like to';

/** First words of a question. */
export const QUESTION_WORDS =
  'who whose which what whats when where why how is are was were does do did has have can isnt arent doesnt cant whos any';
