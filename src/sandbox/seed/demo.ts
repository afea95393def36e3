/** The demo tenant of Lumen Bikes: a healthy majority, and a few people who need help. */
import { DAY, HOUR } from '../state/clock.js';
import type { SandboxServices } from '../types.js';
import { DemoTenant } from './demo-tenant.js';
import { PEOPLE } from './lumen-bikes.js';
import { addPhone } from './phone.js';
import { tellSetupStories } from './setup-stories.js';
import { tellStories } from './stories.js';

const SEED = 20_417;
const DAYS = 14;

/** Two weeks of an ordinary life: logins by habit, now and then a slip of the fingers before one. */
function liveOrdinarily(demo: DemoTenant): void {
  const { random } = demo;
  for (const person of PEOPLE) {
    const user = demo.addUser(person);
    for (let day = DAYS; day >= 1; day--) {
      if (!random.chance(person.habit)) continue;
      const at = demo.now - day * DAY + random.int(1, 23 * HOUR);
      if (person.via === undefined && random.chance(0.06)) {
        const message = 'Wrong email or password.';
        demo.event(user, 'fp', at - random.int(8_000, 40_000), {
          description: message,
          details: { error: { message } },
        });
      }
      demo.login(user, { at });
      if (random.chance(0.15)) demo.event(user, 'slo', at + random.int(5, 180) * 60_000, { description: '' });
      if (random.chance(0.3)) demo.event(user, 'ssa', at + random.int(2, 50) * 60_000, { description: '' });
    }
  }
}

/** The telemetry service fetches a token every day. */
function runMachines(demo: DemoTenant): void {
  for (let day = DAYS; day >= 1; day--) {
    demo.log.add({
      at: demo.now - day * DAY + 4 * HOUR,
      type: 'seccft',
      ...demo.appFields('telemetry'),
      ip: '198.51.100.7',
      user_agent: 'Other 0.0.0 / Other 0.0.0',
      audience: 'https://api.lumenbikes.example/fleet',
      scope: 'read:bikes update:bikes',
      description: '',
    });
  }
}

export function seedDemo(services: SandboxServices): void {
  const demo = new DemoTenant(services, SEED);
  demo.addStructure();
  liveOrdinarily(demo);
  tellStories(demo);
  tellSetupStories(demo);
  runMachines(demo);
  demo.finish();
  addPhone(services);
}
