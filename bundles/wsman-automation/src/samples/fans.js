// Tells a fan of the example plug-in another speed.  winrm script fans.js FAN SPEED
var FAN = 'http://schemas.microsoft.com/wbem/wsman/1/wmi/root/example/Example_Fan';
var session = WSMan.CreateSession();

// Everything of a resource is read, changed and written back.
var fan = WSMan.CreateResourceLocator(FAN);
fan.AddSelector('DeviceID', args[0]);
try {
  var xml = session.Get(fan);
  var changed = xml.replace(/(<p:DesiredSpeed>)\d+/, '$1' + args[1]);
  WScript.Echo(session.Put(fan, changed));
} catch (e) {
  WScript.Echo('Number      : ' + e.hexNumber);
  WScript.Echo('Description : ' + e.description);
  WScript.Echo('Source      : ' + e.source);
  WScript.Echo(session.Error);
  WScript.Quit(3);
}
