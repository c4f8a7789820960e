import { expect, test } from 'vitest';
import { ploverCode } from '../../../src/core/events/document/ploverCode';

test('codes what is done in saying it', () => {
  expect(ploverCode('CONSULT', 'positive', 'asserted')).toBe('CONSULT');
  expect(ploverCode('CONSULT', 'positive', 'future')).toBe('AGREE');
  expect(ploverCode('SANCTION', 'positive', 'future')).toBe('THREATEN');
  expect(ploverCode('RETREAT', 'positive', 'requested')).toBe('REQUEST');
  expect(ploverCode('AID', 'negative', 'asserted')).toBe('REJECT');
  expect(ploverCode('ASSAULT', 'negative', 'asserted')).toBe('ASSAULT');
  expect(ploverCode(null, 'positive', 'future')).toBeNull();
});
