import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isRuntimeSocket, isSystemPath, plainPath, systemFolders } from './host-paths.ts';

describe('a path has one form', () => {
  const table = [
    ['/', '/'],
    ['', '/'],
    ['//var//run/', '/var/run'],
    ['/var/./run', '/var/run'],
    ['C:\\', '/'],
    ['c:\\Windows\\System32', '/windows/system32'],
    ['\\\\.\\pipe\\docker_engine', '/pipe/docker_engine'],
    ['/Data/A', '/Data/A'],
  ] as const;
  for (const [path, plain] of table) test(`${path} → ${plain}`, () => assert.equal(plainPath(path), plain));
});

describe('the socket of a container runtime', () => {
  const table = [
    ['/var/run/docker.sock', true],
    ['/run/containerd/containerd.sock', true],
    ['/run/k3s/containerd/containerd.sock', true],
    ['/var/run/crio/crio.sock', true],
    ['/var/run/', true],
    ['/run/containerd', true],
    ['\\\\.\\pipe\\docker_engine', true],
    ['/run/app.sock', false],
    ['/var/run/app', false],
    ['/data/mydocker.sock', false],
    ['/data', false],
  ] as const;
  for (const [path, expected] of table)
    test(`${path}: ${expected ? 'yes' : 'no'}`, () => assert.equal(isRuntimeSocket(path), expected));
});

describe('a system path', () => {
  const table = [
    ['/', true],
    ['C:\\', true],
    ['/etc', true],
    ['/etc/', true],
    ['/etc/kubernetes/pki', true],
    ['/etc/ssl/certs', false],
    ['/var/lib', true],
    ['/var/lib/kubelet', true],
    ['/var/lib/kubelet/plugins', false],
    ['/var/lib/kubelet/pki', true],
    ['/root/.kube', true],
    ['/rooted', false],
    ['/var/log', false],
    ['/data', false],
    ['C:\\Windows', true],
  ] as const;
  for (const [path, expected] of table)
    test(`${path}: ${expected ? 'yes' : 'no'}`, () =>
      assert.equal(isSystemPath(path, systemFolders), expected));
});
