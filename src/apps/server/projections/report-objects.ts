import type { Connection } from '../../../platform/kube/connection.ts';
import { KubeError } from '../../../platform/kube/kube-error.ts';
import { labelsOf } from './projection.ts';
import { hashAnnotation, type Report, reportName, reportVersion } from './report.ts';

const root = `/apis/${reportVersion}`;

/** `''`: the one of the cluster. */
const pathOf = (namespace: string): string =>
  namespace === ''
    ? `${root}/clusterreports/${reportName}`
    : `${root}/namespaces/${encodeURIComponent(namespace)}/reports/${reportName}`;

const isGone = (error: unknown): boolean => error instanceof KubeError && error.status === 404;

interface Listed {
  readonly metadata?: { readonly continue?: string };
  readonly items?: readonly {
    readonly metadata: {
      readonly name?: string;
      readonly namespace?: string;
      readonly annotations?: Readonly<Record<string, string>>;
    };
  }[];
}

/** Our reports in the cluster. What fails throws a `KubeError`. */
export class ReportObjects {
  readonly #connection: Connection;
  readonly #selector: string;

  constructor(connection: Connection, release: string) {
    this.#connection = connection;
    this.#selector = Object.entries(labelsOf(release))
      .map(([key, value]) => `${key}=${value}`)
      .join(',');
  }

  /** Whether the cluster has these kinds. */
  async isServed(): Promise<boolean> {
    try {
      await this.#connection.get(root);
      return true;
    } catch (error) {
      if (isGone(error)) return false;
      throw error;
    }
  }

  /** Hash of the content by namespace, of those that are ours. */
  async hashes(): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const resource of ['reports', 'clusterreports']) {
      let next: string | undefined;
      do {
        const listed = (await this.#connection.get(`${root}/${resource}`, {
          query: { labelSelector: this.#selector, limit: 500, continue: next },
          accept: 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
        })) as Listed;
        for (const { metadata } of listed.items ?? [])
          if (metadata.name === reportName)
            found.set(metadata.namespace ?? '', metadata.annotations?.[hashAnnotation] ?? '');
        next = listed.metadata?.continue === '' ? undefined : listed.metadata?.continue;
      } while (next !== undefined);
    }
    return found;
  }

  /** `false` where its namespace is gone. */
  async apply(report: Report): Promise<boolean> {
    try {
      await this.#connection.send('PATCH', pathOf(report.metadata.namespace ?? ''), report, {
        contentType: 'application/apply-patch+yaml',
        fieldManager: 'seawall',
        query: { force: true },
      });
      return true;
    } catch (error) {
      if (isGone(error)) return false;
      throw error;
    }
  }

  async remove(namespace: string): Promise<void> {
    try {
      await this.#connection.send('DELETE', pathOf(namespace), undefined);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
}
