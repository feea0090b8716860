import { expect, test } from 'vitest';
import { mutations } from '#operations/registry';
import { actionLabel } from '#schema/audit-entry';

/** They write no event of their own name: a chat makes a draft, a batch repeats another operation. */
const withoutEvents = new Set(['startConversation', 'sendMessage', 'reviewApplications']);

test('everything that stands in an audit trail has a Chinese label', () => {
  const named = ['createDraft', ...Object.keys(mutations).filter((name) => !withoutEvents.has(name))];
  expect(named.filter((name) => !/\p{Script=Han}/u.test(actionLabel.get(name) ?? ''))).toEqual([]);
});
