import { podImages } from '../../../../inventory/views/images.ts';
import { defineCheck } from '../../check.ts';
import { documents, pod, service } from '../../network/example-objects.ts';
import { exposedPrograms, type Program } from '../../network/exposed-programs.ts';

/** Databases, caches and queues, several of which let everybody in unless told otherwise. */
const stores: readonly Program[] = [
  ['PostgreSQL', /(^|\/)(postgres|postgresql|postgis|timescaledb)$/],
  ['MySQL', /(^|\/)(mysql|mysql-server|mariadb|percona)$/],
  ['MongoDB', /(^|\/)(mongo|mongodb)$/],
  ['Redis', /(^|\/)(redis|valkey|keydb|redis-stack|redis-stack-server)$/],
  ['Memcached', /(^|\/)memcached$/],
  ['Elasticsearch', /(^|\/)(elasticsearch|opensearch)$/],
  ['Cassandra', /(^|\/)(cassandra|scylla)$/],
  ['CouchDB', /(^|\/)couchdb$/],
  ['InfluxDB', /(^|\/)influxdb$/],
  ['ClickHouse', /(^|\/)clickhouse(-server)?$/],
  ['Kafka', /(^|\/)(kafka|cp-kafka)$/],
  ['RabbitMQ', /(^|\/)rabbitmq$/],
  ['ZooKeeper', /(^|\/)zookeeper$/],
  ['etcd', /(^|\/)etcd$/],
  ['MinIO', /(^|\/)minio$/],
];

const database = pod('{ containers: [{ name: app, image: "postgres:17" }] }');

export const exposedDataStore = defineCheck({
  id: 'exposed-data-store',
  title: 'Databases, caches and queues must not be reached from outside',
  kind: 'exposure',
  severity: 'high',
  reason: 'data store is exposed',
  rationale:
    'One password, or none, is between the internet and all of the data. What was deleted and held to ransom in such stores fills lists.',
  controls: { nsa: ['NSA-NET-09', 'NSA-NET-11'], attack: ['T1190', 'T1485'] },
  sources: ['malicious-actor'],
  target: podImages,
  evaluate: (view, { inventory }) => exposedPrograms(view, inventory, stores),
  remedy: {
    safety: 'choice',
    words:
      'Use type ClusterIP, and a private network or a bastion for those who have to reach it from outside.',
  },
  examples: [
    {
      name: 'within the cluster',
      objects: documents(database, service('{ selector: { app: web } }')),
      violations: [],
    },
    {
      name: 'at an address of its own',
      objects: documents(database, service('{ type: LoadBalancer, selector: { app: web } }')),
      violations: ['Pod/web /spec/containers/0/image'],
    },
  ],
});
