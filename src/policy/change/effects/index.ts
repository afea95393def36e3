/** The effects that no single field tells, by the names that `catalog/changes` uses. */
import type { ComputedEffect } from '../change.js';
import { connectionClients } from './connection-clients.js';
import { directGrants } from './direct-grants.js';
import { everybodyOfConnection } from './everybody-of-connection.js';
import { factor } from './factor.js';
import { heldByApplication, heldByPerson } from './held-power.js';
import { importUsers } from './import-users.js';
import { managementApi, ownApi } from './management-api.js';
import { manyPeople } from './many-people.js';
import { ownApplication } from './own-application.js';
import { privilegedRole } from './privileged-role.js';
import { textWithAddress } from './text-with-address.js';
import { ticket } from './ticket.js';

/** `own_application` and `text_with_address` look at every change and are not named in the catalogue. */
export const computedEffects: Readonly<Record<string, ComputedEffect>> = {
  connection_clients: connectionClients,
  direct_grants: directGrants,
  everybody_of_connection: everybodyOfConnection,
  factor,
  held_by_application: heldByApplication,
  held_by_person: heldByPerson,
  import_users: importUsers,
  management_api: managementApi,
  many_people: manyPeople,
  own_api: ownApi,
  own_application: ownApplication,
  privileged_role: privilegedRole,
  text_with_address: textWithAddress,
  ticket,
};

/** Those that a change of plain fields alone never has. */
export const onlyOfHighImpact: ReadonlySet<string> = new Set(['held_by_application', 'held_by_person']);
