/** Every operation of the catalogue: a generated valid request succeeds, and its answer is as documented. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFacts } from '../../../src/catalog/load.js';
import { generate } from '../support/generate.js';
import { unexpectedErrors } from '../support/observed.js';
import { schemaErrors } from '../support/response-schema.js';
import type { SandboxClient } from '../support/sandbox-client.js';
import { Scenario } from '../support/scenario.js';
import { stockedSandbox } from '../support/seeded-objects.js';
import '../support/prerequisites.js';
import '../support/prerequisites-people.js';

let client: SandboxClient;
beforeAll(async () => {
  client = await stockedSandbox();
});
afterAll(() => client.close());

describe('every operation', () => {
  for (const operation of loadFacts().operations) {
    it(`${operation.method} ${operation.path}`, async () => {
      const scenario = new Scenario(client);
      const request = await scenario.request(operation, generate);
      const answer = await client.api(operation.method, request.path, request.body);
      expect(answer.status, JSON.stringify(answer.body)).toSatisfy(
        (status: number) => status >= 200 && status < 300,
      );
      const schema = operation.responses[String(answer.status)];
      expect(Object.keys(operation.responses)).toContain(String(answer.status));
      if (!schema || answer.status === 204) return;
      const errors = unexpectedErrors(operation, schemaErrors(schema, answer.body));
      expect(errors, JSON.stringify(answer.body)).toEqual([]);
    });
  }
});
