import {
  BackstageUserPrincipal,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
// What docs/requests.md shows is part of no package.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { RequestPolicy } from '../../../../examples/request-policy/module';
import { databaseIds } from '../__testUtils__/startApi';
import { exceptionBody, startRequestApi } from './__testUtils__/requestApi';

jest.setTimeout(60_000);

/** Permissions as the policy of the example decides them, for people who speak for themselves and no group. */
function decidedByExample() {
  const policy = new RequestPolicy();
  const decide = (requests: any[], { credentials }: any) =>
    Promise.all(
      requests.map(({ permission }) => {
        const { userEntityRef } =
          credentials.principal as BackstageUserPrincipal;
        const info = { userEntityRef, ownershipEntityRefs: [userEntityRef] };
        return policy.handle({ permission }, { info } as any);
      }),
    );
  return createServiceFactory({
    service: coreServices.permissions,
    deps: {},
    factory: () => ({
      authorize: (requests, options) => decide(requests, options) as any,
      authorizeConditional: (requests, options) =>
        decide(requests, options) as any,
    }),
  });
}

describe.each(databaseIds)('the policy of the example on %p', databaseId => {
  it('lets people read what they have to do with, in every list and count', async () => {
    const api = await startRequestApi(databaseId, {
      features: [decidedByExample()],
    });
    await api.create('sam', exceptionBody());
    await api.create(
      'ann',
      exceptionBody({ subject: { type: 'entity', entityRef: 'cart' } }),
    );
    await api.give('sam', '1', { command: 'submit' });
    const listed = async (who: string) =>
      (await api.read('/requests', who)).items.map(({ id }: any) => id);
    expect(await listed('sam')).toEqual(['1']);
    expect(await listed('ann')).toEqual(['2']);
    expect(await listed('boss')).toEqual([]);
    expect((await api.get('/requests/2', api.as('sam'))).status).toBe(404);
    expect((await api.get('/audit/verify', api.as('sam'))).status).toBe(403);
    const trail = api.trail.filter(({ event }) => /fetch|verify/.test(event));
    expect(trail.map(({ event, outcome }) => [event, outcome])).toEqual([
      ['request-fetch', 'NotFoundError'],
      ['audit-verify', 'NotAllowedError'],
    ]);
    // No title of it either, to somebody whose request it is in the way of.
    await api.give('ann', '2', { command: 'submit' });
    await api.create(
      'sam',
      exceptionBody({ subject: { type: 'entity', entityRef: 'cart' } }),
    );
    const refused = await api.give('sam', '3', { command: 'submit' });
    expect(refused.body.error.requestId).toBe('2');
    expect(refused.text).not.toContain('No runbook yet');
  });

  it('lets nobody administer who is not of the platform team', async () => {
    const policy = new RequestPolicy();
    const permission = {
      type: 'basic' as const,
      name: 'operating-model.admin',
      attributes: {},
    };
    const decisionFor = (ref: string) =>
      policy.handle({ permission }, {
        info: { userEntityRef: 'user:default/a', ownershipEntityRefs: [ref] },
      } as any);
    expect(await decisionFor('group:default/platform')).toEqual({
      result: AuthorizeResult.ALLOW,
    });
    expect(await decisionFor('group:default/web')).toEqual({
      result: AuthorizeResult.DENY,
    });
  });
});
