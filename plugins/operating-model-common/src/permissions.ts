import { createPermission } from '@backstage/plugin-permission-common';

/** To read what the model says; what it says about an entity needs the catalog's permission to read that entity besides. @public */
export const operatingModelReadPermission = createPermission({
  name: 'operating-model.read',
  attributes: { action: 'read' },
});

/** @public */
export const operatingModelPermissions = [operatingModelReadPermission];
