import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterEach, expect, test, vi } from 'vitest';
import type { Facts } from '#domain/eligibility/fact';
import { createImportHandler } from '#functions/import/handler';
import { logToConsole } from '#functions/log';
import { confirmRosterImport } from '#operations/import/confirm-roster-import';
import { importDownload } from '#operations/import/imports';
import { captured, found, textOf } from '#test/canary';
import { done, newKey } from '#test/operations/journey';
import { dump } from '#test/operations/world';
import { assessor } from '#test/reports/roster-people';
import { askedCheck, clerk, importState, rosterOfPeople, rosterWorld, tools, uploadedRoster } from './import-world.ts';

const idNumber = String(assessor(77).facts.idNumber);
const phone = '13954321678';
const canaries = [idNumber, phone, '欧阳金丝雀', '金丝雀工作室', idNumber.slice(6, 14)];
const whole: Facts = { ...assessor(77).facts, name: '欧阳金丝雀', phone, workplace: '金丝雀工作室' };

afterEach(() => vi.restoreAllMocks());

/** Where people put what belongs elsewhere: a number in the column of occupations, a name where a phone should be. */
const misplaced: Facts[] = [
  { ...whole, occupations: [phone] },
  { ...whole, projects: ['欧阳金丝雀'] },
  { ...whole, phone: '欧阳金丝雀' },
  { ...whole, education: idNumber },
  { ...whole, idNumber: `${idNumber.slice(0, 17)}${idNumber.endsWith('1') ? '2' : '1'}` },
  { ...whole, idNumber: `${idNumber.slice(0, 10)}1332${idNumber.slice(14)}` },
  { ...whole, name: idNumber },
];

test('nobody on a roster is in a log, a key, an address, a row in clear or what is told of the rows', async () => {
  const world = await rosterWorld();
  const written = captured();
  const handle = createImportHandler({ deps: world.deps, tools, log: logToConsole });
  const bytes = await rosterOfPeople([whole, ...misplaced]);
  const id = await uploadedRoster(world, bytes);
  await askedCheck(world, id);
  const queue = (importId: string) => ({ Records: [{ messageId: 'm', body: JSON.stringify({ importId }) }] });
  expect(await handle(queue(id))).toEqual({ batchItemFailures: [] });
  const state = await importState(world, id);
  expect(state.checked).toEqual({ NEW: 1, SAME: 0, DIFFERS: 0, REFUSED: misplaced.length });
  const { url } = done(await importDownload(world.deps, clerk, { importId: id }));
  done(await confirmRosterImport(world.deps, clerk, { importId: id, consentDeclared: true }, newKey()));
  expect(await handle({ importId: id })).toEqual({ ran: 'DONE' });
  await handle({ Records: [{ messageId: 'm', body: `{"importId":"${idNumber}"}` }] });
  const rows = (await dump(world.client)).map((item) => textOf(unmarshall(item))).join('\n');
  expect(found(rows, canaries)).toEqual([]);
  expect(found(written.join('\n'), canaries)).toEqual([]);
  expect(found([...world.objects.held.keys(), url].join('\n'), canaries)).toEqual([]);
  expect(found(JSON.stringify(await importState(world, id)), canaries)).toEqual([]);
  // The search does find them where they are.
  expect(found(JSON.stringify(whole), canaries).length).toBeGreaterThan(4);
});
