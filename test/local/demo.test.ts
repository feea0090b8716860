import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('the demo starts what it needs, every expectation of its six people holds, and it stops what it started', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'kaoping-'));
  const port = randomInt(1_100, 2_000) * 10;
  const demo = resolve(import.meta.dirname, '../../local/demo.ts');
  const env = { ...process.env, KAOPING_DATA: directory, PORT: String(port) };
  const { stdout } = await promisify(execFile)(process.execPath, [demo], { env });
  expect(stdout).toContain('6个人都走完了');
  expect(stdout.match(/✓ 提交成功/g)).toHaveLength(5);
  expect(stdout.match(/✓ 当场得知不符合条件/g)).toHaveLength(1);
  expect(stdout.match(/✓ 证卡当天有效/g)).toHaveLength(4);
  expect(stdout).toContain('✓ 改好以后两行都成了草稿');
  expect(stdout).toContain('✓ 同一份表再交一次，什么都不会变');
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  await rm(directory, { recursive: true });
});
