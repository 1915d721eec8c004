import { Settings } from 'luxon';
import { daysLeft } from './daysLeft';

const NOW = '2026-11-23T12:00:00.000Z';

beforeEach(() => {
  Settings.defaultZone = 'UTC';
});

afterAll(() => {
  Settings.defaultZone = 'system';
});

it('is the same for a moment and for the end of the same day', () => {
  expect(daysLeft('2026-11-30T12:00:00.000Z', NOW)).toBe(7);
  expect(daysLeft('2026-11-30T00:00:00.000Z', NOW)).toBe(7);
  expect(daysLeft('2026-11-30T23:59:59.999Z', NOW)).toBe(7);
  expect(daysLeft('2026-12-11T23:59:59.999Z', NOW)).toBe(18);
});

it('is 0 on the last day, and over from the very moment on', () => {
  expect(daysLeft('2026-11-23T12:00:00.001Z', NOW)).toBe(0);
  expect(daysLeft(NOW, NOW)).toBeUndefined();
  expect(daysLeft('2026-11-23T11:59:59.999Z', NOW)).toBeUndefined();
});

it('counts the days of the reader, who is told the date in them, too', () => {
  const end = '2026-11-24T22:59:59.999Z';
  expect(daysLeft(end, NOW)).toBe(1);
  Settings.defaultZone = 'Pacific/Auckland';
  // There it is the 24th already, and ends on the 25th.
  expect(daysLeft(end, NOW)).toBe(1);
  Settings.defaultZone = 'America/Los_Angeles';
  expect(daysLeft('2026-11-24T07:59:59.999Z', NOW)).toBe(0);
  Settings.defaultZone = 'UTC';
  expect(daysLeft('2026-11-24T07:59:59.999Z', NOW)).toBe(1);
});

it('counts whole days over a change of the clocks', () => {
  Settings.defaultZone = 'Europe/Berlin';
  expect(daysLeft('2026-10-26T22:59:59.999Z', '2026-10-23T22:30:00.000Z')).toBe(
    2,
  );
  expect(daysLeft('2026-03-29T21:59:59.999Z', '2026-03-27T23:30:00.000Z')).toBe(
    1,
  );
});
