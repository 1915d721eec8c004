import { restrictedCatalog } from './__testUtils__/restrictedCatalog';
import { startApi } from './__testUtils__/startApi';
// What docs/rules.md shows is part of no package.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import customRules from '../../../examples/custom-rule/module';

jest.setTimeout(60_000);

const service = (name: string, annotations: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, annotations },
  spec: { type: 'service', lifecycle: 'production' },
});

const critical = { 'operating-model/criticality': 'critical' };

describe('a rule that a module adds, as docs/rules.md shows it', () => {
  const start = (rules?: Record<string, unknown>) =>
    startApi({
      catalog: restrictedCatalog([
        service('paged', { ...critical, 'pagerduty.com/service-id': 'P1' }),
        service('forgotten', critical),
        service('minor', {}),
      ]),
      operatingModel: rules ? ({ rules } as never) : {},
      features: [customRules],
    });

  it('finds what it looks for, in a pass over the catalog', async () => {
    const { get, survey } = await start();
    await survey();
    const { body } = await get('/findings?rule=ACME01');
    expect(body.items).toEqual([
      expect.objectContaining({
        severity: 'warning',
        practice: 'BP04',
        subjectRef: 'component:default/forgotten',
        remedy: 'add the annotation pagerduty.com/service-id',
      }),
    ]);
  });

  it('is set by config like the others', async () => {
    const { get } = await start({
      ACME01: { severity: 'error', annotation: 'opsgenie.com/team' },
    });
    const { body } = await get('/rules');
    expect(body.items.at(-1)).toMatchObject({
      id: 'ACME01',
      severity: 'error',
      enabled: true,
      parameters: { annotation: 'opsgenie.com/team' },
    });
  });

  it('stops the start when it is set wrongly', async () => {
    await expect(start({ ACME01: { anotation: 'x' } })).rejects.toThrow(
      'operatingModel.rules.ACME01.anotation is not known here; use one of severity, annotation',
    );
  });
});
