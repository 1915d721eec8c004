import { databaseServers } from './databases';
import { checkSameAsProcessed } from './sameAsProcessed';
async function main(){ for (const s of await databaseServers()) { const t=performance.now(); console.log(s.name, await checkSameAsProcessed(s), performance.now()-t); await s.stop(); } }
main().then(()=>process.exit(0),e=>{console.error(String(e.stack).slice(0,6000));process.exit(1)});
