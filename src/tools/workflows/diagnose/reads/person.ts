/** Reads about the person: second factors, organizations, blocks. */
import { listUserBlocks } from '../../../operations/user-blocks.js';
import {
  listUserAuthenticationMethods,
  listUserEnrollments,
  listUserOrganizations,
} from '../../../operations/users.js';
import { type Doc, text, timeOf } from '../../fields.js';
import { PAGE } from '../../page-size.js';
import { itemsOf, type Reader, type Seen, totalOf } from '../../reader.js';
import type { BruteForceBlock, Factor, LoginFacts, Organization } from '../facts.js';
import { toOrganization } from './organization.js';

export async function readFactors(reader: Reader, facts: LoginFacts, id: string): Promise<void> {
  if (reader.may(listUserAuthenticationMethods) || !reader.may(listUserEnrollments)) {
    const methods = await reader.read(listUserAuthenticationMethods, { user_id: id }, 'second factors');
    if (methods !== undefined) facts.factors = itemsOf(methods).map(toFactor);
    return;
  }
  const enrollments = await reader.read(listUserEnrollments, { user_id: id }, 'second factors');
  if (enrollments !== undefined) facts.factors = itemsOf(enrollments).map(toFactor);
}

function toFactor(doc: Doc): Factor {
  const factor: Factor = {
    id: String(doc.id),
    type: String(doc.type ?? ''),
    confirmed: doc.confirmed !== false && doc.status !== 'pending',
  };
  const name = text(doc.name) ?? text(doc.phone_number) ?? text(doc.email);
  const lastUsed = timeOf(doc.last_auth_at ?? doc.last_auth);
  const relyingParty = text(doc.relying_party_identifier)?.toLowerCase();
  if (relyingParty) factor.relyingParty = relyingParty;
  if (name !== undefined) factor.name = name;
  if (lastUsed !== undefined) factor.lastUsed = lastUsed;
  return factor;
}

/** Reads left for what matters more than the organizations of somebody who is in hundreds. */
const RESERVED_READS = 2;

/** The person's organizations: all of them where one is in question, as far as the reads go. */
export async function readOrganizations(reader: Reader, facts: LoginFacts, id: string): Promise<void> {
  const what = "the person's organizations";
  const wanted = facts.organization?.id;
  const all: Organization[] = [];
  for (let page = 0; ; page++) {
    const body = await reader.read(
      listUserOrganizations,
      { user_id: id, per_page: PAGE, page, include_totals: true },
      what,
    );
    if (body === undefined) {
      if (page === 0) return;
      facts.organizationsCut = true;
      break;
    }
    const items = itemsOf(body).map(toOrganization);
    all.push(...items);
    const total = totalOf(body);
    const found = all.some((organization) => organization.id === wanted);
    if (items.length === 0 || found || (total === undefined ? items.length < PAGE : all.length >= total))
      break;
    if (wanted === undefined || reader.left <= RESERVED_READS) {
      facts.organizationsCut = true;
      reader.leaveOut(
        `${what} after the first ${all.length}`,
        listUserOrganizations.name,
        'there are too many',
      );
      break;
    }
  }
  facts.organizations = all;
  const named = all.find((organization) => organization.id === wanted);
  if (named) facts.organization = named;
}

export const blocksOf = (body: Seen<unknown>): BruteForceBlock[] | undefined =>
  body === undefined || body === null
    ? undefined
    : ((body as { blocked_for?: BruteForceBlock[] }).blocked_for ?? []);

export async function readBlocks(reader: Reader, facts: LoginFacts, id: string): Promise<void> {
  const blocks = blocksOf(await reader.read(listUserBlocks, { user_id: id }, 'brute-force blocks'));
  if (blocks) facts.bruteForce = [...(facts.bruteForce ?? []), ...blocks];
}

export async function readTwinOrganizations(reader: Reader, facts: LoginFacts, id: string): Promise<void> {
  const body = await reader.read(
    listUserOrganizations,
    { user_id: id, per_page: PAGE },
    "the second account's organizations",
  );
  if (body !== undefined) facts.otherOrganizations = { [id]: itemsOf(body).map(toOrganization) };
}
