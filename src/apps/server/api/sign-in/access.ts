import type { Role } from '../../../../model/records.ts';
import type { Impersonation } from '../../../../platform/kube/connection.ts';
import type { StrictReader } from '../../../configuration/strict-reader.ts';
import { type Identity, roleOrder } from '../identity.ts';

/** An identity provider (OpenID Connect). */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Path of the file with the client's secret; a public client has none. */
  readonly clientSecretFile?: string;
  /** The claim that names a person: `sub` unless it is said otherwise, as API servers have it. */
  readonly usernameClaim: string;
  readonly groupsClaim: string;
  /** What is asked of the provider beside `openid`. */
  readonly scopes: readonly string[];
  /** What the API server of the cluster puts before names of users and groups of this provider. */
  readonly usernamePrefix: string;
  readonly groupsPrefix: string;
}

export interface RoleRule {
  readonly role: Role;
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly namespaces?: readonly string[];
}

/** Who may do what beside what tokens say, and who people and tokens are to a cluster. */
export interface Access {
  readonly oidc?: OidcSettings;
  readonly roles: readonly RoleRule[];
  /** By name of token. */
  readonly tokens: ReadonlyMap<string, Impersonation>;
}

export const noAccess: Access = { roles: [], tokens: new Map() };

const words = ['issuer', 'clientId', 'clientSecretFile', 'usernameClaim', 'groupsClaim'] as const;

/** Reads `oidc`, `roles` and `tokens`. */
export const readAccess = (value: unknown, reader: StrictReader): Access => {
  const top = reader.mapping(value, '', ['oidc', 'roles', 'tokens']);
  const roles = reader
    .list(top['roles'], '/roles')
    .map((one, index) => readRule(one, `/roles/${index}`, reader));
  const tokens = reader.list(top['tokens'], '/tokens').map((one, index) => {
    const path = `/tokens/${index}`;
    const given = reader.mapping(one, path, ['name', 'user', 'groups']);
    const name = reader.needed(given['name'], `${path}/name`, 'the name of a token');
    const user = reader.needed(given['user'], `${path}/user`, 'who it is to the cluster');
    const groups = reader.texts(given['groups'], `${path}/groups`);
    for (const who of [user, ...groups])
      if (isReserved(who))
        reader.fault(path, `may not stand for "${who}": names of Kubernetes itself are refused`);
    return [name, { user, groups }] as const;
  });
  const oidc = top['oidc'] === undefined ? undefined : readOidc(top['oidc'], reader);
  return { ...(oidc === undefined ? {} : { oidc }), roles, tokens: new Map(tokens) };
};

const readOidc = (value: unknown, reader: StrictReader): OidcSettings => {
  const given = reader.mapping(value, '/oidc', [...words, 'scopes', 'usernamePrefix', 'groupsPrefix']);
  const text = (name: string): string | undefined => reader.text(given[name], `/oidc/${name}`);
  const clientSecretFile = text('clientSecretFile');
  return {
    issuer: reader.needed(given['issuer'], '/oidc/issuer', 'the URL of the provider'),
    clientId: reader.needed(given['clientId'], '/oidc/clientId', 'the id that the provider gave'),
    ...(clientSecretFile === undefined ? {} : { clientSecretFile }),
    usernameClaim: text('usernameClaim') ?? 'sub',
    groupsClaim: text('groupsClaim') ?? 'groups',
    scopes:
      given['scopes'] === undefined ? ['profile', 'email'] : reader.texts(given['scopes'], '/oidc/scopes'),
    usernamePrefix: text('usernamePrefix') ?? '',
    groupsPrefix: text('groupsPrefix') ?? '',
  };
};

const readRule = (value: unknown, path: string, reader: StrictReader): RoleRule => {
  const given = reader.mapping(value, path, ['role', 'users', 'groups', 'namespaces']);
  const role = reader.word(given['role'], `${path}/role`, roleOrder);
  if (given['role'] === undefined) reader.fault(`${path}/role`, 'is missing: what they may do');
  const users = reader.texts(given['users'], `${path}/users`);
  const groups = reader.texts(given['groups'], `${path}/groups`);
  if (users.length + groups.length === 0) reader.fault(path, 'names nobody: give users or groups');
  const namespaces = given['namespaces'];
  return {
    role: role ?? 'viewer',
    users,
    groups,
    ...(namespaces === undefined ? {} : { namespaces: reader.texts(namespaces, `${path}/namespaces`) }),
  };
};

/** Users and groups that stand for parts of Kubernetes. A provider must not be able to name them: `system:masters` may do everything. */
const isReserved = (name: string): boolean => name.startsWith('system:');

export interface Person {
  readonly user: string;
  readonly groups: readonly string[];
}

/** What a person of the provider may do; `undefined` where no rule names them. Of several roles the highest holds, with its namespaces. */
export const identityOf = (access: Access, { user, groups }: Person): Identity | undefined => {
  const own = access.roles.filter(
    (rule) => rule.users.includes(user) || rule.groups.some((group) => groups.includes(group)),
  );
  const rank = ({ role }: RoleRule): number => roleOrder.indexOf(role);
  const highest = Math.max(...own.map(rank));
  const rules = own.filter((rule) => rank(rule) === highest);
  const [rule] = rules;
  if (rule === undefined) return undefined;
  const kubernetes = impersonationOf(access.oidc, { user, groups });
  const everywhere = rules.some(({ namespaces }) => namespaces === undefined);
  return {
    name: `oidc:${user}`,
    role: rule.role,
    ...(everywhere ? {} : { namespaces: [...new Set(rules.flatMap(({ namespaces = [] }) => namespaces))] }),
    ...(kubernetes === undefined ? {} : { kubernetes }),
  };
};

const impersonationOf = (
  oidc: OidcSettings | undefined,
  { user, groups }: Person,
): Impersonation | undefined => {
  const name = `${oidc?.usernamePrefix ?? ''}${user}`;
  if (isReserved(name)) return undefined;
  return {
    user: name,
    groups: groups
      .map((group) => `${oidc?.groupsPrefix ?? ''}${group}`)
      .filter((group) => !isReserved(group)),
  };
};
