import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { StrictReader } from '../../../configuration/strict-reader.ts';
import { identityOf, readAccess } from './access.ts';

const read = (value: unknown) => {
  const reader = new StrictReader();
  return { access: readAccess(value, reader), faults: reader.faults };
};
const file = {
  oidc: { issuer: 'https://login.example.com', clientId: 'seawall', usernamePrefix: 'oidc:' },
  roles: [
    { role: 'viewer', groups: ['everybody'] },
    { role: 'approver', users: ['ada'], namespaces: ['shop'] },
    { role: 'approver', groups: ['pay'], namespaces: ['pay'] },
  ],
  tokens: [{ name: 'ci', user: 'ci-bot', groups: ['pipelines'] }],
};

test('of several roles the highest holds, in the namespaces of all rules that give it', () => {
  const { access, faults } = read(file);
  deepEqual(faults, []);
  const ada = identityOf(access, { user: 'ada', groups: ['everybody', 'pay'] });
  equal(ada?.role, 'approver');
  deepEqual(ada?.namespaces, ['shop', 'pay']);
  equal(identityOf(access, { user: 'bob', groups: ['everybody'] })?.namespaces, undefined);
  equal(identityOf(access, { user: 'eve', groups: [] }), undefined);
});

test('a provider names nobody who stands for a part of Kubernetes', () => {
  const plain = { ...file, oidc: { issuer: 'https://login.example.com', clientId: 'seawall' } };
  const { access } = read(plain);
  const groups = ['everybody', 'system:masters'];
  equal(identityOf(access, { user: 'system:admin', groups })?.kubernetes, undefined);
  deepEqual(identityOf(access, { user: 'bob', groups })?.kubernetes, { user: 'bob', groups: ['everybody'] });
});

test('everything that is wrong in the file is told, with what was meant', () => {
  const { faults } = read({
    oidc: { isuer: 'x' },
    roles: [{ role: 'king', users: ['a'] }, { role: 'viewer' }],
    tokens: [{ name: 'ci', user: 'system:masters' }],
  });
  deepEqual(faults.map(({ path }) => path).sort(), [
    '/oidc/clientId',
    '/oidc/issuer',
    '/oidc/isuer',
    '/roles/0/role',
    '/roles/1',
    '/tokens/0',
  ]);
});
