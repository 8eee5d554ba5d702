import { query as big } from "./hub/question.mjs";
import { WebSocket } from "undici";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
const [pid, secs, what="hub", who="analyst"] = process.argv.slice(2);
const small = `{ territories(level: EPCI) { code name caf { rsaHouseholds { period value status } }
  poleEmploi { jobseekers { period value status } } siae { structureCount { period value } }
  department { conventions { id } } } }`;
const query = what==="hub"?big:small;
const token = who==="analyst"&&what!=="none" ? spawnSync(process.execPath,["bin/hub.js","token","analyst@department"],{encoding:"utf8"}).stdout.trim():"";
let going=true;
let n=0;
const loop=what==="none"?Promise.resolve():(async()=>{while(going){const r=await fetch((process.env.HUBURL??"http://127.0.0.1:4000")+"/graphql",{method:"POST",headers:{"content-type":"application/json",...(token&&{authorization:`Bearer ${token}`})},body:JSON.stringify({query})});const t=await r.text(); if(t.includes("\"errors\"")) {console.log(t.slice(0,300));process.exit(1)} n++;}})();
process.kill(Number(pid), "SIGUSR1");
await new Promise(r=>setTimeout(r,1500));
const list = await (await fetch("http://127.0.0.1:9229/json/list")).json();
const ws = new WebSocket(list[0].webSocketDebuggerUrl);
await new Promise(r=>ws.addEventListener("open",r));
let id=0; const waits=new Map();
ws.addEventListener("message",e=>{const m=JSON.parse(e.data); waits.get(m.id)?.(m.result);});
const call=(method,params={})=>new Promise(r=>{console.error(method);waits.set(++id,r);ws.send(JSON.stringify({id,method,params}))});ws.addEventListener("error",e=>console.error("err",e.message));ws.addEventListener("close",e=>console.error("closed",e.code));
await call("Profiler.enable"); await call("Profiler.setSamplingInterval",{interval:500}); await call("Profiler.start");
const n0=n; const t0=Date.now();
await new Promise(r=>setTimeout(r,Number(secs)*1000));
const asked=what==="none"?Number(secs)*1:n-n0; const el=Date.now()-t0;
const {profile}=await call("Profiler.stop");
going=false; await loop.catch(()=>{});
const nodes=new Map(profile.nodes.map(n=>[n.id,n])); const self=new Map();
profile.samples.forEach((s,i)=>self.set(s,(self.get(s)??0)+profile.timeDeltas[i]));
const byFn=new Map(); let total=0, idle=0;
for(const [idn,t] of self){const {functionName:f,url,lineNumber}=nodes.get(idn).callFrame; total+=t; if(f==="(idle)"){idle+=t;continue;} const k=`${f||"(anon)"} ${url.replace(/^file:\/\/\/work\/main\//,"")}:${lineNumber+1}`; byFn.set(k,(byFn.get(k)??0)+t);}
const parent=new Map(); for(const n of profile.nodes) for(const c of n.children??[]) parent.set(c,n.id);
const incl=new Map(); for(const [idn,t] of self){ const seen=new Set(); let x=idn; while(x!==undefined){const {functionName:f,url,lineNumber}=nodes.get(x).callFrame; const k=`${f||"(anon)"} ${url.replace(/^file:\/\/\/work\/main\//,"")}:${lineNumber+1}`; if(!seen.has(k)){seen.add(k); incl.set(k,(incl.get(k)??0)+t);} x=parent.get(x);} }
console.log(`asked ${asked} in ${el}ms; busy ${((total-idle)/1000/asked).toFixed(2)} ms/question`);
const busy=total-idle;
console.log("SELF"); for(const [k,t] of [...byFn].sort((a,b)=>b[1]-a[1]).slice(0,Number(process.env.N??40))) console.log((100*t/busy).toFixed(1).padStart(5)+"%", (t/1000/asked).toFixed(2)+"ms", k);
console.log("INCL"); for(const [k,t] of [...incl].sort((a,b)=>b[1]-a[1]).filter(([k])=>!k.startsWith("(")).slice(0,Number(process.env.M??45))) console.log((100*t/busy).toFixed(1).padStart(5)+"%", (t/1000/asked).toFixed(2)+"ms", k);
process.exit();
