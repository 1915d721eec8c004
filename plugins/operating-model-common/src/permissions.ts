import { createPermission } from '@backstage/plugin-permission-common';

/** To read what the model says; what it says about an entity needs the catalog's permission to read that entity besides. @public */
export const operatingModelReadPermission = createPermission({
  name: 'operating-model.read',
  attributes: { action: 'read' },
});

/** To ask for an exception, a change, an addition or a clarification. @public */
export const operatingModelRequestCreatePermission = createPermission({
  name: 'operating-model.request.create',
  attributes: { action: 'create' },
});

/** @public */
export const RESOURCE_TYPE_OPERATING_MODEL_REQUEST = 'operating-model-request';

/** To read a request and its history. @public */
export const operatingModelRequestReadPermission = createPermission({
  name: 'operating-model.request.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_OPERATING_MODEL_REQUEST,
});

/** To decide a request; who may do so besides, the separation of duties says. @public */
export const operatingModelRequestDecidePermission = createPermission({
  name: 'operating-model.request.decide',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_OPERATING_MODEL_REQUEST,
});

/** To do with a request whatever is not to decide it. @public */
export const operatingModelRequestManagePermission = createPermission({
  name: 'operating-model.request.manage',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_OPERATING_MODEL_REQUEST,
});

/** To have the scorecard refreshed at once. @public */
export const operatingModelScorecardRefreshPermission = createPermission({
  name: 'operating-model.scorecard.refresh',
  attributes: { action: 'update' },
});

/** To report that a runbook was run, as a pipeline or an automation tool does. @public */
export const operatingModelRunbookRunCreatePermission = createPermission({
  name: 'operating-model.runbook-run.create',
  attributes: { action: 'create' },
});

/** To set targets for any group and for everybody; members set those of their own group without it. @public */
export const operatingModelTargetManagePermission = createPermission({
  name: 'operating-model.target.manage',
  attributes: { action: 'update' },
});

/** To revoke exceptions, to answer where the model names nobody, and to verify the audit. @public */
export const operatingModelAdminPermission = createPermission({
  name: 'operating-model.admin',
  attributes: { action: 'update' },
});

/** @public */
export const operatingModelPermissions = [
  operatingModelReadPermission,
  operatingModelRequestCreatePermission,
  operatingModelScorecardRefreshPermission,
  operatingModelRunbookRunCreatePermission,
  operatingModelTargetManagePermission,
  operatingModelAdminPermission,
];

/** Those that are about one request. @public */
export const operatingModelRequestPermissions = [
  operatingModelRequestReadPermission,
  operatingModelRequestDecidePermission,
  operatingModelRequestManagePermission,
];
