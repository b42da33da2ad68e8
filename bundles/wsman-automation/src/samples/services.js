// Lists the services of a state, and shows one of them.  winrm script services.js [STATE [NAME]]
var CIMV2 = 'http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/';
var state = args[0] || 'Running';

var session = WSMan.CreateSession();
session.BatchItems = 50;

var query = "SELECT * FROM Win32_Service WHERE State = '" + state.replace(/'/g, '') + "'";
var services = session.Enumerate(CIMV2 + '*', query);
var count = 0;
while (!services.AtEndOfStream) {
  var name = /<p:Name>([^<]*)</.exec(services.ReadItem());
  WScript.Echo(name[1]);
  count++;
}
WScript.Echo(count + ' services are in the state ' + state);

if (args[1]) {
  var one = WSMan.CreateResourceLocator(CIMV2 + 'Win32_Service');
  one.AddSelector('Name', args[1]);
  one.FragmentPath = 'State/text()';
  WScript.Echo(session.Get(one));
}
