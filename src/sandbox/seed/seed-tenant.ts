/** What building a tenant with a past takes, whatever the tenant: its clock, its random source, its log. */

import { DAY } from '../state/clock.js';
import type { Doc, Tenant } from '../state/store.js';
import type { SandboxServices } from '../types.js';
import { LogBook } from './log-book.js';
import { Random } from './random.js';

interface Invitation {
  organization: Doc;
  email: string;
  inviter: string;
  /** Epoch milliseconds. */
  createdAt: number;
  /** Until it expires. */
  days: number;
  app: Doc;
  connection: Doc;
}

export class SeedTenant {
  readonly tenant: Tenant;
  readonly now: number;
  readonly random: Random;
  readonly log = new LogBook();
  protected readonly services: SandboxServices;

  constructor(services: SandboxServices, seed: number) {
    this.services = services;
    this.tenant = services.tenant;
    this.now = services.now();
    this.random = new Random(seed);
  }

  date(at: number): string {
    return new Date(at).toISOString();
  }

  /** Changes a stored user. */
  change(user: Doc, changes: Doc): void {
    this.tenant.collection('users').update(String(user.user_id), changes);
  }

  /** An organization with a past of `age` days, whose members sign in with the connection. */
  protected insertOrganization(organization: Doc, age: number, connection: Doc): Doc {
    const doc = this.tenant.collection('organizations').insert({
      id: this.random.prefixed('org'),
      ...organization,
      third_party_client_access: 'block',
      is_app_entitlement_active: false,
      $created_at: this.date(this.now - age * DAY),
    });
    this.tenant.links('organization-connections').add(String(doc.id), String(connection.id), {
      is_signup_enabled: false,
      assign_membership_on_login: false,
      show_as_button: true,
      is_enabled: true,
      organization_access_level: 'none',
    });
    return doc;
  }

  protected insertInvitation(given: Invitation): Doc {
    const { organization, email, inviter, createdAt, days, app, connection } = given;
    const ticket = this.random.id(32);
    const url = new URL(String(app.initiate_login_uri));
    url.searchParams.set('invitation', ticket);
    url.searchParams.set('organization', String(organization.id));
    url.searchParams.set('organization_name', String(organization.name));
    return this.tenant.collection('organizations/invitations').insert({
      id: this.random.prefixed('uinv'),
      organization_id: organization.id,
      inviter: { name: inviter },
      invitee: { email },
      invitation_url: url.href,
      ticket_id: ticket,
      created_at: this.date(createdAt),
      expires_at: this.date(createdAt + days * DAY),
      client_id: app.client_id,
      connection_id: connection.id,
      $parent: organization.id,
    });
  }

  /** Log fields of an application. */
  protected fieldsOf({ client_id, name: client_name }: Doc): Doc {
    return { client_id, client_name, hostname: new URL(this.services.url).host };
  }

  /** The parts of a full name, as profiles have them. */
  protected namesOf(name: string): Doc {
    const [given_name = '', ...rest] = name.split(' ');
    return { name, given_name, family_name: rest.join(' ') };
  }
}
