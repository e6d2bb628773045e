import { join } from 'node:path';
import type { Component } from '../node/processes.ts';
import type { Context } from './context.ts';

export const etcdClient = 'http://127.0.0.1:2379';
const peer = 'http://127.0.0.1:2380';

/** The store. Its writes are not forced to the disk: a bed outlives no machine, and starts faster so. */
export const etcd = ({ folders, tools }: Context): Component => ({
  name: 'etcd',
  program: tools.etcd,
  words: [
    `--data-dir=${join(folders.state, 'etcd')}`,
    `--listen-client-urls=${etcdClient}`,
    `--advertise-client-urls=${etcdClient}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
    '--unsafe-no-fsync',
  ],
});
