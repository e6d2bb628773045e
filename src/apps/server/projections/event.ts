import type { FindingRecord } from '../../../model/records.ts';
import { labelsOf } from './projection.ts';

/** An Event of `events.k8s.io/v1`: https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/ */
export interface EventObject {
  readonly apiVersion: 'events.k8s.io/v1';
  readonly kind: 'Event';
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
  };
  readonly eventTime: string;
  readonly type: 'Warning';
  readonly reason: string;
  readonly action: string;
  readonly note: string;
  readonly reportingController: string;
  readonly reportingInstance: string;
  readonly regarding: Readonly<Record<string, string>>;
}

/** Bytes that the API server takes of a note, and of a reporting instance. */
const noteBytes = 1024;
const instanceLength = 128;

const cutToBytes = (text: string, most: number): string => {
  if (Buffer.byteLength(text) <= most) return text;
  const ending = '…';
  const kept = Buffer.from(text).subarray(0, most - Buffer.byteLength(ending));
  // A character that was cut in two ends as U+FFFD.
  return `${kept.toString().replace(/\uFFFD+$/, '')}${ending}`;
};

export interface EventContext {
  readonly release: string;
  /** Who tells it: the process. */
  readonly instance: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Of the object; `kubectl describe` looks for Events by it. */
  readonly uid?: string;
}

/** The Event that tells of a finding on its object. The same finding has the same name, so the API server refuses it a second time. */
export const eventOf = (
  { check, severity, reason, detail, resource, fingerprint, reopened }: FindingRecord,
  { release, instance, now, uid }: EventContext,
): EventObject => {
  const { apiVersion, kind, name, namespace } = resource;
  return {
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    metadata: {
      name: `seawall-${fingerprint}-${reopened}`,
      // The place that Kubernetes gives to Events on what lies in no namespace.
      namespace: namespace ?? 'default',
      labels: labelsOf(release),
    },
    eventTime: new Date(now).toISOString().replace('Z', '000Z'),
    type: 'Warning',
    reason: 'SecurityFinding',
    action: 'Evaluate',
    note: cutToBytes(`${severity} ${check}: ${reason}: ${detail}`, noteBytes),
    reportingController: 'seawall.dev/controller',
    reportingInstance: instance.slice(0, instanceLength),
    regarding: {
      apiVersion,
      kind,
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...(uid === undefined ? {} : { uid }),
    },
  };
};
