/** Grants that sign people in. */

/** Matches grant types with which people, rather than machines, sign in. */
export const SIGNS_IN =
  /authorization_code|implicit|password|device_code|ciba|passwordless|token-exchange|jwt-bearer/;
