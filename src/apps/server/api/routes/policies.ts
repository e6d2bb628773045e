import { dump } from 'js-yaml';
import type { Kind } from '../../../../model/kinds/kind.ts';
import { readObject } from '../../../../model/kinds/read-object.ts';
import { didYouMean } from '../../../../model/nearest.ts';
import type { Connection } from '../../../../platform/kube/connection.ts';
import { KubeError } from '../../../../platform/kube/kube-error.ts';
import { ApiError, notFound } from '../api-error.ts';
import { noted } from '../changing.ts';
import { clusterError } from '../cluster-error.ts';
import { maySee } from '../identity.ts';
import { isNamespaced, pathOfKind, policyApiVersion, policyKinds } from '../policy-kinds.ts';
import type { Ask, Route } from '../route.ts';
import { listOf, shapeOf, text } from '../schemas.ts';

const name = text('Name', { pattern: '^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$' });
const namespace = text('Namespace', { pattern: '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$' });
const kindName = text('Kind', { enum: policyKinds.map(({ kind }) => kind) });

const policy = shapeOf({
  apiVersion: { type: 'string', enum: [policyApiVersion] },
  kind: kindName,
  metadata: shapeOf(
    {
      name,
      namespace,
      labels: { type: 'object', additionalProperties: { type: 'string' } },
      annotations: { type: 'object', additionalProperties: { type: 'string' } },
    },
    ['name'],
  ),
  spec: { type: 'object' },
});

interface Policy {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec: object;
}

const kindNamed = (word: string): Kind => {
  const found = policyKinds.find(({ kind }) => kind === word);
  if (found !== undefined) return found;
  const known = policyKinds.map(({ kind }) => kind);
  throw notFound(`kind ${word}${didYouMean(word, known)}`);
};

const clusterOf = ({ api }: Ask): Connection => {
  if (api.cluster === undefined)
    throw new ApiError(404, 'There is no cluster', 'this server was started without a way to a cluster');
  return api.cluster;
};

/** Who the asker is to the cluster: its own rules decide what they may write, not ours. */
const callerOf = ({ identity }: Ask) => {
  if (identity.kubernetes === undefined)
    throw new ApiError(
      403,
      'Nobody to the cluster',
      `${identity.name} stands for no user of the cluster: sign in, or name one for the token in the access file`,
    );
  return identity.kubernetes;
};

/** The namespace to write to, if the asker may. */
const placeOf = ({ identity }: Ask, kind: Kind, given: string | undefined): string | undefined => {
  if (isNamespaced(kind) && given === undefined)
    throw new ApiError(400, 'Not as it should be', `a ${kind.kind} needs metadata.namespace`);
  if (!isNamespaced(kind) && given !== undefined)
    throw new ApiError(400, 'Not as it should be', `a ${kind.kind} is in no namespace`);
  if (!maySee(identity, given))
    throw new ApiError(
      403,
      'Not allowed',
      `you may not write ${given === undefined ? 'what is in no namespace' : `to namespace ${given}`}`,
    );
  return given;
};

/** Our own reader goes first: it names everything that is wrong at once, with what was meant. */
const mustRead = (kind: Kind, given: Policy): void => {
  const read = readObject(kind, given as unknown as Readonly<Record<string, unknown>>);
  if (read.ok) return;
  const problems = read.faults.map(({ path, detail }) => ({ at: `body${path}`, detail }));
  const detail = problems.map((one) => `${one.at} ${one.detail}`).join('; ');
  throw new ApiError(400, 'Not as it should be', detail, { problems });
};

const asked = async <T>(act: () => Promise<T>): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    throw clusterError(error);
  }
};

const listKind = async (connection: Connection, kind: Kind, namespaces: readonly (string | undefined)[]) => {
  const lists = await Promise.all(
    namespaces.map((one) => connection.get(pathOfKind(kind, one), { query: { limit: 500 } })),
  );
  return lists.flatMap((list) =>
    ((list as { readonly items?: readonly object[] }).items ?? []).map((item) => ({
      apiVersion: policyApiVersion,
      kind: kind.kind,
      ...item,
    })),
  );
};

export const policyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/policies',
    id: 'listPolicies',
    summary: 'Environments and exceptions of the cluster, at most 500 of a kind and namespace',
    role: 'viewer',
    answers: {
      200: {
        description: 'The objects',
        schema: shapeOf({
          items: listOf({ type: 'object' }),
          missing: listOf(text('Kind'), 'Kinds that the cluster does not know'),
        }),
      },
    },
    handle: async (ask) => {
      const connection = clusterOf(ask);
      const { namespaces } = ask.identity;
      const kinds = policyKinds.filter((kind) => namespaces === undefined || isNamespaced(kind));
      const missing: string[] = [];
      const items = await Promise.all(
        kinds.map(async (kind) => {
          try {
            return await listKind(connection, kind, namespaces ?? [undefined]);
          } catch (error) {
            if (!(error instanceof KubeError) || error.status !== 404) throw clusterError(error);
            missing.push(kind.kind);
            return [];
          }
        }),
      );
      return { body: { items: items.flat(), missing } };
    },
  },
  {
    method: 'POST',
    path: '/policies',
    id: 'writePolicy',
    summary:
      'Try a policy (dry-run), write it into the cluster as whoever asks (apply), or get it as YAML for Git (export)',
    role: 'editor',
    changes: true,
    query: {
      mode: {
        type: 'string',
        enum: ['dry-run', 'apply', 'export'],
        default: 'dry-run',
        description: 'What to do with it',
      },
    },
    body: { ...policy, additionalProperties: false },
    answers: {
      200: {
        description: 'The policy as the cluster has it, or would have it',
        schema: shapeOf({ mode: text('What was done'), object: { type: 'object' }, yaml: text('For Git') }, [
          'mode',
          'object',
          'yaml',
        ]),
      },
    },
    handle: async (ask) => {
      const given = ask.body as Policy;
      const mode = String(ask.query['mode'] ?? 'dry-run');
      const kind = kindNamed(given.kind);
      const place = placeOf(ask, kind, given.metadata.namespace);
      mustRead(kind, given);
      const yaml = dump(given);
      if (mode === 'export') return { body: { mode, object: given, yaml } };
      const connection = clusterOf(ask);
      const as = callerOf(ask);
      const apply = (dryRun: boolean): Promise<unknown> =>
        connection.send('PATCH', pathOfKind(kind, place, given.metadata.name), JSON.stringify(given), {
          contentType: 'application/apply-patch+yaml',
          fieldManager: 'seawall',
          query: { fieldValidation: 'Strict' },
          dryRun,
          as,
        });
      const tried = await asked(() => apply(true));
      if (mode === 'dry-run') return { body: { mode, object: tried, yaml } };
      const { name: which } = given.metadata;
      await noted(ask, 'policy.apply', `${kind.kind}/${place === undefined ? '' : `${place}/`}${which}`, {
        as: as.user,
        spec: given.spec,
      });
      return { body: { mode, object: await asked(() => apply(false)), yaml } };
    },
  },
  {
    method: 'DELETE',
    path: '/policies/{kind}/{name}',
    id: 'deletePolicy',
    summary: 'Delete a policy from the cluster as whoever asks',
    role: 'editor',
    changes: true,
    params: { kind: kindName, name },
    query: { namespace },
    answers: { 204: { description: 'It is deleted' } },
    handle: async (ask) => {
      const kind = kindNamed(ask.params['kind'] ?? '');
      const which = ask.params['name'] ?? '';
      const place = placeOf(ask, kind, ask.query['namespace'] as string | undefined);
      const connection = clusterOf(ask);
      const as = callerOf(ask);
      const path = pathOfKind(kind, place, which);
      await asked(() => connection.send('DELETE', path, undefined, { dryRun: true, as }));
      await noted(ask, 'policy.delete', `${kind.kind}/${place === undefined ? '' : `${place}/`}${which}`, {
        as: as.user,
      });
      await asked(() => connection.send('DELETE', path, undefined, { as }));
      return { status: 204 };
    },
  },
];
