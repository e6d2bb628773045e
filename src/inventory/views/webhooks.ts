import { type FieldPath, join } from '../../model/field-path.ts';
import { any, list, number, object, type Shaped, string } from '../../model/shape.ts';
import type { Target, View } from '../target.ts';
import { kindTarget } from './kind.ts';
import { labelSelector } from './pod-spec.ts';
import { isEmptySelector } from './selection.ts';

const service = object({ namespace: string, name: string, port: number });

const webhook = object({
  name: string,
  failurePolicy: string,
  clientConfig: object({ url: string, service, caBundle: string }),
  namespaceSelector: labelSelector,
  objectSelector: labelSelector,
  matchConditions: list(any),
  rules: list(object({ apiGroups: list(string), resources: list(string), operations: list(string) })),
});

type Webhook = Shaped<typeof webhook>;

const configurations = kindTarget(
  'webhook-configurations',
  'webhook configurations',
  ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'].map(
    (kind) => `admissionregistration.k8s.io/${kind}`,
  ),
  { webhooks: list(webhook) },
);

/** A program that the API server asks before it stores an object. */
export interface WebhookView extends View {
  readonly name: string;
  readonly path: FieldPath;
  /** Whether it says yes and no, or changes what is stored. */
  readonly sort: 'validating' | 'mutating';
  /** What happens when nobody answers. */
  readonly onFailure: 'Ignore' | 'Fail';
  /** Whether it is asked about some namespaces or objects only. */
  readonly isSelective: boolean;
  readonly spec: Webhook;
}

/** Every admission webhook. */
export const webhooks: Target<WebhookView> = {
  id: 'webhooks',
  title: 'every admission webhook',
  views: (inventory) =>
    inventory.select(configurations).flatMap(({ resource, object }) => {
      // The first version let a request pass by default, v1 refuses it.
      const fallback = resource.reference.apiVersion.endsWith('/v1beta1') ? 'Ignore' : 'Fail';
      return (object.webhooks ?? []).map((spec, index) => ({
        resource,
        name: spec.name ?? `webhooks[${index}]`,
        path: join('/webhooks', index),
        sort: resource.reference.kind.startsWith('V') ? ('validating' as const) : ('mutating' as const),
        onFailure: (spec.failurePolicy ?? fallback) === 'Ignore' ? ('Ignore' as const) : ('Fail' as const),
        isSelective:
          !isEmptySelector(spec.namespaceSelector ?? {}) ||
          !isEmptySelector(spec.objectSelector ?? {}) ||
          (spec.matchConditions ?? []).length > 0,
        spec,
      }));
    }),
};

/** Whether the webhook is asked about this resource of this group. */
export const isAskedAbout = ({ spec }: WebhookView, group: string, resource: string): boolean =>
  spec.rules?.some(
    ({ apiGroups = [], resources = [] }) =>
      apiGroups.some((one) => one === '*' || one === group) &&
      resources.some((one) => one === '*' || one === '*/*' || one === resource),
  ) === true;
