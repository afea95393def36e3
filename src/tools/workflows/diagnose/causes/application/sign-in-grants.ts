/** Grants that sign people in. */

/** Grants with which people, rather than machines, come in. */
export const SIGNS_IN = /authorization_code|implicit|password|device_code|ciba|passwordless/;
