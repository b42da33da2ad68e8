// Everything once, with another host: enumerates, filters, invokes and puts.
//   winrm script remote.groovy CONNECTION USER PASSWORD
def cimv2 = 'http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/'
def (connection, user, password) = args

def options = WSMan.CreateConnectionOptions()
options.UserName = user
options.Password = password
def flags = WSMan.SessionFlagUseNegotiate() | WSMan.SessionFlagCredUsernamePassword()
def session = WSMan.CreateSession(connection, flags, options)

// The text of the first property with that name; XmlSlurper would read more.
def answer = { String xml, String name ->
  def found = xml =~ "<\\w+:$name>([^<]*)<"
  found ? found[0][1] : null
}

println 'vendor: ' + answer(session.Identify(), 'ProductVendor')

def systems = session.Enumerate(cimv2 + 'Win32_OperatingSystem')
while (!systems.AtEndOfStream) {
  println 'system: ' + answer(systems.ReadItem(), 'CSName')
}

// A path of WMI is as good as a URI.
def own = ProcessHandle.current().pid()
def found = session.Enumerate('root\\cimv2:Win32_Process',
    "SELECT * FROM Win32_Process WHERE ProcessId = $own")
println 'this script is the process: ' + (answer(found.ReadItem(), 'ProcessId') == "$own")

def process = cimv2 + 'Win32_Process'
def started = session.Invoke('Create', process,
    "<p:Create_INPUT xmlns:p='$process'><p:CommandLine>sleep 600</p:CommandLine></p:Create_INPUT>")
def id = answer(started, 'ProcessId')
def ended = session.Invoke('Terminate', "$process?Handle=$id", "<p:Terminate_INPUT xmlns:p='$process'/>")
println "started and ended: ${answer(ended, 'ReturnValue')}"

def fan = WSMan.CreateResourceLocator('http://schemas.microsoft.com/wbem/wsman/1/wmi/root/example/Example_Fan')
fan.AddSelector('DeviceID', 'fan1')
def faster = session.Get(fan).replaceFirst(~/(<p:DesiredSpeed>)\d+/) { all, tag -> tag + 5555 }
println 'speed: ' + answer(session.Put(fan, faster), 'DesiredSpeed')

try {
  session.Get(cimv2 + 'Win32_Service?Name=there-is-none')
} catch (e) {
  println "error: ${e.hexNumber} ${e.source} ${session.Error.contains('WSManFault')}"
}
