import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The page *Operating model*. @public */
export const rootRouteRef = createRouteRef();
