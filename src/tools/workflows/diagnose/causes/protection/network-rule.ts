import type { CauseDeclaration } from '../cause.js';

declare module '../cause-id.js' {
  interface CauseIds {
    network_rule: true;
  }
}

export const networkRule: CauseDeclaration = {
  title: 'A network ACL blocks the address',
  reach: 'address',
  stage: 'before',
  signs: { text: /network acl|access control list|tenant acl/ },
  endedBy: [],
  advice: {
    kind: 'seen',
    score: 0.8,
    text: 'list_network_acls shows which rule blocks the address.',
    tools: ['list_network_acls'],
  },
};
