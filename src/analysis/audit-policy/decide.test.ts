import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { load } from 'js-yaml';
import type { AuditRule } from '../../inventory/views/audit-policies.ts';
import { decideLevel } from './decide.ts';
import type { AuditedRequest } from './matches.ts';

const rulesOf = (yaml: string): readonly AuditRule[] => load(yaml) as AuditRule[];

const request: AuditedRequest = {
  identity: { user: 'ada', groups: ['dev', 'system:authenticated'] },
  verb: 'get',
  group: '',
  resource: 'pods',
  subresource: 'log',
  namespace: 'shop',
  name: 'web',
};

describe('the first rule that matches decides', () => {
  const table: readonly (readonly [string, string])[] = [
    ['[]', 'None by none'],
    ['[{ level: Metadata }]', 'Metadata by 0'],
    ['[{ level: Request, verbs: [get], users: [ada] }, { level: None }]', 'Request by 0'],
    ['[{ level: Request, verbs: ["*"] }, { level: None }]', 'None by 1'],
    ['[{ level: Request, users: [eve] }, { level: Metadata, userGroups: [ops, dev] }]', 'Metadata by 1'],
    [
      '[{ level: Request, namespaces: [kube-system] }, { level: Metadata, namespaces: [shop] }]',
      'Metadata by 1',
    ],
    ['[{ level: Request, namespaces: [""] }]', 'None by none'],
    ['[{ level: Request, nonResourceURLs: ["*"] }]', 'None by none'],
    ['[{ level: Request, resources: [{ group: "" }] }]', 'Request by 0'],
    ['[{ level: Request, resources: [{ group: apps }] }]', 'None by none'],
    ['[{ level: Request, resources: [{ resources: [pods] }] }]', 'None by none'],
    ['[{ level: Request, resources: [{ resources: [pods/log] }] }]', 'Request by 0'],
    ['[{ level: Request, resources: [{ resources: [pods/*] }] }]', 'Request by 0'],
    ['[{ level: Request, resources: [{ resources: ["*/log"] }] }]', 'Request by 0'],
    ['[{ level: Request, resources: [{ resources: ["*"] }] }]', 'Request by 0'],
    ['[{ level: Request, resources: [{ resources: [pods/status, "*/status"] }] }]', 'None by none'],
    ['[{ level: Request, resources: [{ resources: [pods/log], resourceNames: [db] }] }]', 'None by none'],
    ['[{ level: Request, resources: [{ resources: [pods/log], resourceNames: [web] }] }]', 'Request by 0'],
    ['[{ level: Requst }]', 'None by 0'],
  ];
  for (const [yaml, expected] of table)
    test(yaml, () => {
      const { level, rule = 'none' } = decideLevel(rulesOf(yaml), request);
      assert.equal(`${level} by ${rule}`, expected);
    });
});
