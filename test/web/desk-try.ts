import { startLocalSystem } from '#test/web/browser';
import { announceClass, clerkOf } from '#local/demo-offices';
import { applicants, apply, endpointsOf } from '#test/web/desk-world';
const t0=Date.now();
const system = await startLocalSystem();
const e = endpointsOf(system);
console.log(system.url, Date.now()-t0);
const heldClass = await announceClass(await clerkOf(e,'city-chengdu'),{category:'SPECIAL_ABILITY_ASSESSOR',organiser:'510100',year:2026});
for (const a of applicants) { const p = await apply(e,a,heldClass); console.log(p.name,p.id, Date.now()-t0); }
setTimeout(()=>system.stop(), 1000*60*60);
