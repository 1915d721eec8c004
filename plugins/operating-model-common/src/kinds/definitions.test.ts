import { DEFINITION_KINDS, jsonSchemaOf } from './definitions';

describe('jsonSchemaOf', () => {
  it.each(DEFINITION_KINDS)('describes every field of %s', kind => {
    const { properties } = jsonSchemaOf(kind) as any;
    expect(properties.kind.const).toBe(kind);
    expect(properties.apiVersion.const).toBe('operating-model/v1alpha1');
    const fields = Object.entries<any>(properties.spec.properties);
    expect(fields.length).toBeGreaterThan(3);
    for (const [name, { description }] of fields)
      expect([name, description]).toEqual([name, expect.any(String)]);
  });

  it('says what may and what must be given', () => {
    const { properties } = jsonSchemaOf('Activity') as any;
    expect(properties.spec.required).toEqual(['type']);
    expect(properties.spec.properties.risk.enum).toEqual([
      'low',
      'medium',
      'high',
      'critical',
    ]);
    expect(properties.spec.properties.owner.format).toBe('entity-reference');
  });
});
