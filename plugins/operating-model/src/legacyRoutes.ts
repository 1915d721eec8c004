import { createRouteRef } from '@backstage/core-plugin-api';

/** The page *Operating model*, in the old frontend system. */
export const rootRouteRef = createRouteRef({ id: 'operating-model' });
