import { z } from 'zod';
import { builtInRules } from './builtIn';
import { defineRule } from './Rule';
import { readRulesConfig } from './settings';

const read = (value: unknown) => readRulesConfig(value, builtInRules);
const setting = (value: unknown, id = 'R08') => read({ [id]: value }).get(id);
const faults = (value: unknown) => {
  try {
    return read(value) && '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('readRulesConfig', () => {
  it('switches every rule on, as it comes', () => {
    const settings = read(undefined);
    expect(settings.size).toBe(30);
    expect([...settings.values()].every(({ enabled }) => enabled)).toBe(true);
    expect(settings.get('R08')).toEqual({
      enabled: true,
      severity: 'warning',
      parameters: { maximum: 4 },
    });
  });

  it.each([
    ['off', { enabled: false, severity: 'warning' }],
    [false, { enabled: false, severity: 'warning' }],
    [true, { enabled: true, severity: 'warning' }],
    ['error', { enabled: true, severity: 'error' }],
    [{ severity: 'note' }, { enabled: true, severity: 'note' }],
  ])('takes %j', (value, expected) => {
    expect(setting(value)).toMatchObject(expected);
  });

  it('takes parameters', () => {
    expect(setting({ severity: 'error', maximum: 6 })).toEqual({
      enabled: true,
      severity: 'error',
      parameters: { maximum: 6 },
    });
  });

  it.each([
    [{ R99: 'off' }, 'operatingModel.rules.R99 is not a rule; use one of R01'],
    [
      { R08: 'fatal' },
      'operatingModel.rules.R08.severity "fatal" is not known; use one of error, warning, note, off',
    ],
    [
      { R08: { limit: 2 } },
      'operatingModel.rules.R08.limit is not known here; use one of severity, maximum',
    ],
    [
      { R08: { maximum: 'many' } },
      'operatingModel.rules.R08.maximum must be a number, not the string "many"',
    ],
    [{ R08: 7 }, 'operatingModel.rules.R08 must not be 7; write off, error'],
    [{ R08: null }, 'operatingModel.rules.R08 must not be null'],
    [
      { R20: { assigners: ['a b'] } },
      'operatingModel.rules.R20.assigners[0] "a b" is not a reference',
    ],
    [[], 'operatingModel.rules must be an object'],
    ['off', 'operatingModel.rules must be an object'],
  ])('refuses %j', (value, message) => {
    expect(faults(value)).toContain(message);
  });

  it('knows the rules that somebody adds', () => {
    const own = defineRule({
      id: 'X01',
      title: 'Ours',
      severity: 'note',
      practice: 'BP01',
      parameters: { words: z.array(z.string()).default(['x']) },
      checks: () => ({}),
    });
    expect(
      readRulesConfig({ X01: { words: ['y'] } }, [...builtInRules, own]).get(
        'X01',
      ),
    ).toEqual({
      enabled: true,
      severity: 'note',
      parameters: { words: ['y'] },
    });
  });
});
